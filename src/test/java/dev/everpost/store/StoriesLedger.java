package dev.everpost.store;

import dev.everpost.message.MessageId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A ledger that knows the stories a spec tells it, and answers nothing else. */
public final class StoriesLedger extends SilentLedger {

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
    public List<Tally> tallies(Instant since) {
        return tallies.stream().filter(tally -> !tally.from().isBefore(since)).toList();
    }
}
