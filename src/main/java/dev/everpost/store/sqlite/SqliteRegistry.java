package dev.everpost.store.sqlite;

import dev.everpost.store.Registry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The registry over one SQLite file. With too little room documents are read and removed, not written. */
final class SqliteRegistry implements Registry {

    private final Inbox inbox;
    private final Readers readers;
    private final FreeSpace space;

    SqliteRegistry(Inbox inbox, Readers readers, FreeSpace space) {
        this.inbox = inbox;
        this.readers = readers;
        this.space = space;
    }

    @Override
    public Change create(Key key, String json, int most, Instant now) {
        return write(new ChangeDocument.Create(key, json, most, now));
    }

    @Override
    public Change replace(Key key, String json, Instant now) {
        return write(new ChangeDocument.Replace(key, json, now));
    }

    @Override
    public Change remove(Key key) {
        return inbox.ask(new ChangeDocument.Remove(key));
    }

    @Override
    public Optional<Document> find(Key key) {
        return readers.ask(key.kind() + " '" + key.name() + "'", connection -> DocumentTable.find(connection, key));
    }

    @Override
    public List<Document> list(String kind, @Nullable String after, int most) {
        int rows = Math.clamp(most, 0, SqliteLedger.ROWS_MAX);
        return readers.ask("the list of " + kind, connection -> DocumentTable.list(connection, kind, after, rows));
    }

    private Change write(ChangeDocument change) {
        return space.shortage().<Change>map(Change.Unavailable::new).orElseGet(() -> inbox.ask(change));
    }
}
