package dev.everpost.store.sqlite;

import dev.everpost.store.sqlite.SqliteSettings.Retention;
import java.sql.SQLException;
import java.time.Instant;

/** One chunk of retention: at most {@value #CHUNK} rows of a kind, so that accepts beside it wait milliseconds only. */
record DropOld(What what, Retention retention, Instant now) implements Operation<Integer> {

    /** Most messages or rows that one operation drops. */
    static final int CHUNK = 200;

    @Override
    public Integer run(Session session) throws SQLException {
        return switch (what) {
            case BODIES -> bodies(session);
            case MESSAGES -> messages(session);
            case NEWS -> session.facts.deleteNewsBefore(millis(now.minus(retention.facts())), CHUNK);
            case PARCELS -> session.parcels.deleteBefore(millis(now.minus(retention.parcels())), CHUNK);
            case TIDINGS -> session.tidings.deleteBefore(millis(now.minus(retention.evidence())), CHUNK);
            case HANDOVERS -> session.handovers.deleteBefore(millis(now.minus(retention.facts())), CHUNK);
            case SUPPRESSIONS -> session.suppressions.deleteEnded(millis(now), CHUNK);
            case KEYS -> session.keys.deleteBefore(millis(now.minus(retention.idempotencyKeys())), CHUNK);
        };
    }

    @Override
    public Integer refused(String why) {
        return 0;
    }

    private int bodies(Session session) throws SQLException {
        var old = session.finished.before(true, millis(now.minus(retention.bodies())), CHUNK);
        for (var finished : old) {
            session.bodies.delete(finished.message());
            session.finished.delete(true, finished);
            session.finished.insert(false, finished);
        }
        return old.size();
    }

    private int messages(Session session) throws SQLException {
        var old = session.finished.before(false, millis(now.minus(retention.facts())), CHUNK);
        for (var finished : old) {
            session.erase(finished.message());
            session.finished.delete(false, finished);
        }
        return old.size();
    }

    private static long millis(Instant instant) {
        return instant.toEpochMilli();
    }

    /** The kinds of things that grow old. In the order in which they are dropped. */
    enum What {
        BODIES,
        MESSAGES,
        NEWS,
        KEYS,
        SUPPRESSIONS,
        PARCELS,
        TIDINGS,
        HANDOVERS
    }
}
