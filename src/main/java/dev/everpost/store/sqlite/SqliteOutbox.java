package dev.everpost.store.sqlite;

import dev.everpost.store.Outbox;
import dev.everpost.store.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The outbox over one SQLite file. A million parcels are rows, not objects. */
final class SqliteOutbox implements Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteOutbox.class);

    private final Inbox inbox;
    private final Readers readers;
    private final SqliteSettings.Retention retention;

    SqliteOutbox(Inbox inbox, Readers readers, SqliteSettings.Retention retention) {
        this.inbox = inbox;
        this.readers = readers;
        this.retention = retention;
    }

    @Override
    public long position(String reader) {
        return readers.ask("the position of " + reader, connection -> ParcelRows.position(connection, reader));
    }

    @Override
    public boolean add(String reader, long position, List<NewParcel> parcels, Instant now) {
        return inbox.ask(new ChangeOutbox.Add(reader, position, List.copyOf(parcels), now));
    }

    @Override
    public boolean forget(String reader) {
        return inbox.ask(new ChangeOutbox.Forget(reader));
    }

    @Override
    public List<String> destinationsDue(Instant now, int most) {
        return readers.ask("the outbox", ParcelRows::earliest).entrySet().stream()
                .filter(entry -> entry.getValue() <= now.toEpochMilli())
                .sorted(Map.Entry.comparingByValue())
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public List<Parcel> due(String destination, int most, Instant now) {
        int rows = Math.clamp(most, 0, SqliteLedger.ROWS_MAX);
        return readers.ask(
                "the parcels of " + destination, connection -> ParcelRows.due(connection, destination, rows, now));
    }

    @Override
    public boolean done(List<Long> parcels) {
        return inbox.ask(new ChangeOutbox.Done(List.copyOf(parcels)));
    }

    @Override
    public boolean postpone(long parcel, Instant due, String why) {
        return inbox.ask(new ChangeOutbox.Postpone(parcel, due, why));
    }

    @Override
    public @Nullable Instant nextDue() {
        return readers.ask("the outbox", ParcelRows::earliest).values().stream()
                .min(Long::compare)
                .map(Instant::ofEpochMilli)
                .orElse(null);
    }

    @Override
    public Map<String, Backlog> backlog() {
        return readers.ask("the backlog of the outbox", ParcelRows::backlog);
    }

    /** Tells that parcels grew too old and were dropped. */
    void dropped(int parcels) {
        if (parcels > 0) {
            LOG.atWarn()
                    .addKeyValue("parcels", parcels)
                    .addKeyValue("older_than_hours", retention.parcels().toHours())
                    .log("events that could not be delivered were dropped");
        }
    }

    /** Drops the first parcels of each destination that has more than it may; returns how many. */
    int trim() {
        try {
            return backlog().entrySet().stream()
                    .filter(entry -> entry.getValue().parcels() > retention.parcelsMax())
                    .mapToInt(entry ->
                            trim(entry.getKey(), (int) (entry.getValue().parcels() - retention.parcelsMax())))
                    .sum();
        } catch (StoreUnavailable later) {
            return 0;
        }
    }

    private int trim(String destination, int excess) {
        int dropped = 0;
        int chunk = inbox.ask(new TrimParcels(destination, excess));
        while (chunk > 0) {
            dropped += chunk;
            chunk = dropped < excess ? inbox.ask(new TrimParcels(destination, excess - dropped)) : 0;
        }
        LOG.atWarn()
                .addKeyValue("destination", destination)
                .addKeyValue("parcels", dropped)
                .addKeyValue("most", retention.parcelsMax())
                .log("events were dropped because too many wait for their destination");
        return dropped;
    }
}
