package dev.everpost.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What rooms learned, kept in memory: for tests that start a room anew. Refuses while {@link #broken}. */
public final class RememberingLearned implements Learned {

    private final Map<String, SortedMap<String, byte[]>> rooms = new HashMap<>();
    private boolean broken;

    @Override
    public synchronized SortedMap<String, byte[]> of(String room) {
        if (broken) {
            throw new StoreUnavailable("what " + room + " learned can not be read", null);
        }
        return new TreeMap<>(rooms.getOrDefault(room, new TreeMap<>()));
    }

    @Override
    public synchronized boolean keep(String room, Map<String, byte[]> states, Instant now) {
        if (!broken) {
            rooms.computeIfAbsent(room, _ -> new TreeMap<>()).putAll(states);
        }
        return !broken;
    }

    @Override
    public synchronized boolean forget(String room, Collection<String> names) {
        if (!broken) {
            rooms.getOrDefault(room, new TreeMap<>()).keySet().removeAll(names);
        }
        return !broken;
    }

    /** Whether nothing can be read or kept from now on. */
    public synchronized void broken(boolean broken) {
        this.broken = broken;
    }
}
