package dev.everpost.store.sqlite;

import dev.everpost.fact.Fact;
import java.sql.SQLException;
import java.util.List;

/** Commits facts that change no delivery. */
record NoteFacts(List<Fact> facts) implements Operation<Boolean> {

    @Override
    public Boolean run(Session session) throws SQLException {
        for (var fact : facts) {
            session.book(fact);
        }
        return true;
    }

    @Override
    public Boolean refused(String why) {
        return false;
    }
}
