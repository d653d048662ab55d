package dev.everpost.store.sqlite;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageId;
import dev.everpost.store.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ledger over one SQLite file. */
final class SqliteLedger implements Ledger {

    /** No answer has more rows, whatever is asked. */
    static final int ROWS_MAX = 1_000;

    private final Readers readers;
    private final FactReading reading = new FactReading();

    SqliteLedger(Readers readers) {
        this.readers = readers;
    }

    @Override
    public Optional<Story> story(MessageId message) {
        return readers.ask("the story of " + message, connection -> LedgerQueries.story(connection, reading, message));
    }

    @Override
    public Page list(Filter filter, @Nullable MessageId before, int most) {
        var query = new MessageList(filter, before, bounded(most));
        return readers.ask("the list of messages", query::read);
    }

    @Override
    public List<Entry> factsAfter(long position, int most) {
        return readers.ask(
                "the book of facts",
                connection -> LedgerQueries.factsAfter(connection, reading, position, bounded(most)));
    }

    @Override
    public Tail tagged(String tag, long after, int most) {
        return readers.ask(
                "the facts of messages with the tag " + tag,
                connection -> FactTail.tagged(tag).after(connection, reading, after, most));
    }

    @Override
    public Tail reportsAndRefusals(long after, int most) {
        return readers.ask(
                "the reports and refusals",
                connection -> FactTail.reportsAndRefusals().after(connection, reading, after, most));
    }

    @Override
    public Tail reportsAndHandOvers(Set<ProviderName> providers, long after, int most) {
        return readers.ask(
                "the reports and hand-overs",
                connection -> FactTail.reportsAndHandOvers(providers).after(connection, reading, after, most));
    }

    @Override
    public Optional<byte[]> head(MessageId message, int bytesMax) {
        return readers.ask("the header of " + message, connection -> LedgerQueries.head(connection, message, bytesMax));
    }

    @Override
    public List<Entry> recentNews(int most) {
        return readers.ask("the news", connection -> LedgerQueries.recentNews(connection, reading, bounded(most)));
    }

    @Override
    public Depth depth(Instant now) {
        return readers.ask("the queue's depth", connection -> DepthQuery.read(connection, now));
    }

    /** Whole hours: the hour of {@code since} counts fully, so a quota errs on the safe side. */
    @Override
    public long acceptedBy(ProviderName provider, Instant since) {
        return readers.ask(
                "the usage of " + provider, connection -> LedgerQueries.acceptedBy(connection, provider, since));
    }

    @Override
    public List<Tally> tallies(Instant since) {
        return readers.ask("the statistics", connection -> TallyTable.since(connection, since));
    }

    @Override
    public List<Carried> carried(Instant since) {
        return readers.ask("who carried what", connection -> CarriedQuery.since(connection, since));
    }

    private static int bounded(int most) {
        return Math.clamp(most, 0, ROWS_MAX);
    }
}
