package dev.everpost.store;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A ledger that answers nothing: a spec's own ledger answers what the spec is about. */
public abstract class SilentLedger implements Ledger {

    @Override
    public Optional<Story> story(MessageId message) {
        throw unasked();
    }

    @Override
    public Page list(Filter filter, @Nullable MessageId before, int most) {
        throw unasked();
    }

    @Override
    public List<Entry> factsAfter(long position, int most) {
        throw unasked();
    }

    @Override
    public Tail tagged(String tag, long after, int most) {
        throw unasked();
    }

    @Override
    public Tail reportsAndRefusals(long after, int most) {
        throw unasked();
    }

    @Override
    public Optional<byte[]> head(MessageId message, int bytesMax) {
        throw unasked();
    }

    @Override
    public List<Entry> recentNews(int most) {
        throw unasked();
    }

    @Override
    public Depth depth(Instant now) {
        throw unasked();
    }

    @Override
    public long acceptedBy(ProviderName provider, Instant since) {
        throw unasked();
    }

    @Override
    public List<Tally> tallies(Instant since) {
        throw unasked();
    }

    @Override
    public Tail reportsAndHandOvers(Set<ProviderName> providers, long after, int most) {
        throw unasked();
    }

    @Override
    public List<Carried> carried(Instant since) {
        throw unasked();
    }

    private static AssertionError unasked() {
        return new AssertionError("this spec asks its ledger nothing of the kind");
    }
}
