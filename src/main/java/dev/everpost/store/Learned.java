package dev.everpost.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;

/**
 * What rooms learned and would be sorry to learn again after a restart: opaque states by name, each room for itself. Thread-safe; a
 * change returns when it is committed and fsynced, a look-up never waits for a commit.
 *
 * <p>Losing it loses no mail: who cannot keep goes on and tries again later, who cannot read starts anew.
 */
public interface Learned {

    /** A longer state is refused. */
    int BYTES_MAX = 4 << 20;

    /** A room cannot keep more states. */
    int STATES_MAX = 4096;

    /**
     * Everything that a room kept, by name.
     *
     * @throws StoreUnavailable when it cannot be read now
     */
    SortedMap<String, byte[]> of(String room);

    /**
     * Writes these states, all or none; others of the room stay.
     *
     * @return whether they are durable
     * @throws IllegalArgumentException for a state longer than {@link #BYTES_MAX}
     */
    boolean keep(String room, Map<String, byte[]> states, Instant now);

    /** Takes states away; true when that is durable. */
    boolean forget(String room, Collection<String> names);
}
