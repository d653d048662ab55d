package dev.everpost.edge.rest;

import dev.everpost.message.MessageId;
import dev.everpost.store.SilentLedger;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A ledger with what a test puts into it; remembers what it was asked. */
public final class FakeLedger extends SilentLedger {

    public final Map<MessageId, Deque<Story>> stories = new ConcurrentHashMap<>();
    public final List<String> asked = new CopyOnWriteArrayList<>();
    public volatile Filter filter = Filter.ALL;
    public volatile Page page = new Page(List.of(), false);
    public volatile List<Entry> facts = List.of();
    public volatile Depth depth = new Depth(Map.of(), 0, Map.of(), Map.of(), 0);

    /** Puts stories of one message in a row: each question sees the next, the last one stays. */
    public void tells(Story... chapters) {
        stories.put(chapters[0].message().id(), new ArrayDeque<>(List.of(chapters)));
    }

    @Override
    public synchronized Optional<Story> story(MessageId message) {
        var chapters = stories.get(message);
        if (chapters == null) {
            return Optional.empty();
        }
        return Optional.of(chapters.size() > 1 ? chapters.removeFirst() : chapters.getFirst());
    }

    @Override
    public Page list(Filter given, @Nullable MessageId before, int most) {
        filter = given;
        asked.add("list before " + before + " at most " + most);
        return page;
    }

    @Override
    public List<Entry> factsAfter(long position, int most) {
        asked.add("facts after " + position + " at most " + most);
        return facts;
    }

    @Override
    public List<Entry> recentNews(int most) {
        asked.add("news at most " + most);
        return facts;
    }

    @Override
    public Depth depth(Instant now) {
        return depth;
    }
}
