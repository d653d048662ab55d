package dev.everpost.store.sqlite;

import java.sql.SQLException;

/** Drops the first of a destination that has too many parcels, a chunk at a time. */
record TrimParcels(String destination, int most) implements Operation<Integer> {

    @Override
    public Integer run(Session session) throws SQLException {
        return session.parcels.deleteFirst(destination, Math.min(most, DropOld.CHUNK));
    }

    @Override
    public Integer refused(String why) {
        return 0;
    }
}
