package dev.everpost.store;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A ledger that knows the stories a spec tells it, and answers nothing else. */
public final class StoriesLedger implements Ledger {

    private final Map<MessageId, Story> stories = new HashMap<>();

    /** What {@link #tallies} answers. */
    public final List<Tally> tallies = new CopyOnWriteArrayList<>();

    public synchronized void tell(Story story) {
        stories.put(story.message().id(), story);
    }

    @Override
    public synchronized Optional<Story> story(MessageId message) {
        return Optional.ofNullable(stories.get(message));
    }

    @Override
    public Page list(Filter filter, @Nullable MessageId before, int most) {
        throw new UnsupportedOperationException("stories only");
    }

    @Override
    public List<Entry> factsAfter(long position, int most) {
        throw new UnsupportedOperationException("stories only");
    }

    @Override
    public Tail tagged(String tag, long after, int most) {
        throw new UnsupportedOperationException("stories only");
    }

    @Override
    public Optional<byte[]> head(MessageId message, int bytesMax) {
        throw new UnsupportedOperationException("stories only");
    }

    @Override
    public List<Entry> recentNews(int most) {
        throw new UnsupportedOperationException("stories only");
    }

    @Override
    public Depth depth(Instant now) {
        throw new UnsupportedOperationException("stories only");
    }

    @Override
    public long acceptedBy(ProviderName provider, Instant since) {
        throw new UnsupportedOperationException("stories only");
    }

    @Override
    public List<Tally> tallies(Instant since) {
        return tallies.stream().filter(tally -> !tally.from().isBefore(since)).toList();
    }
}
