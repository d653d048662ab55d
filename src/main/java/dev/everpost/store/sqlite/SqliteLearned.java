package dev.everpost.store.sqlite;

import dev.everpost.store.Learned;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** What rooms learned, over one SQLite file. With too little room nothing is kept. */
final class SqliteLearned implements Learned {

    private final Inbox inbox;
    private final Readers readers;
    private final FreeSpace space;

    SqliteLearned(Inbox inbox, Readers readers, FreeSpace space) {
        this.inbox = inbox;
        this.readers = readers;
        this.space = space;
    }

    @Override
    public SortedMap<String, byte[]> of(String room) {
        return readers.ask("what " + room + " learned", connection -> LearnedTable.of(connection, room));
    }

    @Override
    public boolean keep(String room, Map<String, byte[]> states, Instant now) {
        states.forEach((name, state) -> {
            if (state.length > BYTES_MAX) {
                throw new IllegalArgumentException("the state " + room + "/" + name + " has " + state.length
                        + " bytes; at most " + BYTES_MAX + " are kept");
            }
        });
        return space.shortage().isEmpty() && inbox.ask(new ChangeLearned.Keep(room, Map.copyOf(states), now));
    }

    @Override
    public boolean forget(String room, Collection<String> names) {
        return inbox.ask(new ChangeLearned.Forget(room, List.copyOf(names)));
    }
}
