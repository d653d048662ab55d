package dev.everpost.store.sqlite;

import dev.everpost.store.Outbox.NewParcel;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Changes of the outbox. All but a postponement are harmless to repeat, and that costs one counted try at most. */
sealed interface ChangeOutbox extends Operation<Boolean> {

    @Override
    default Boolean refused(String why) {
        return false;
    }

    /** Adds parcels and moves the reader on; a repeat is told by its position and adds nothing. */
    record Add(String reader, long position, List<NewParcel> parcels, Instant now) implements ChangeOutbox {
        @Override
        public Boolean run(Session session) throws SQLException {
            if (position > session.parcels.position(reader)) {
                session.parcels.move(reader, position);
                for (var parcel : parcels) {
                    session.parcels.insert(parcel, now);
                }
            }
            return true;
        }

        @Override
        public long bytes() {
            return parcels.stream().mapToLong(parcel -> parcel.body().length()).sum();
        }
    }

    /** Forgets a reader. */
    record Forget(String reader) implements ChangeOutbox {
        @Override
        public Boolean run(Session session) throws SQLException {
            session.parcels.forget(reader);
            return true;
        }
    }

    /** Takes parcels away. */
    record Done(List<Long> parcels) implements ChangeOutbox {
        @Override
        public Boolean run(Session session) throws SQLException {
            for (long parcel : parcels) {
                session.parcels.delete(parcel);
            }
            return true;
        }
    }

    /** Puts a parcel off. */
    record Postpone(long parcel, Instant due, String why) implements ChangeOutbox {
        @Override
        public Boolean run(Session session) throws SQLException {
            session.parcels.postpone(parcel, due, why);
            return true;
        }
    }
}
