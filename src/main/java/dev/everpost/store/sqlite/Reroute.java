package dev.everpost.store.sqlite;

import dev.everpost.fact.ProviderName;
import java.sql.SQLException;
import java.time.Instant;

/** Makes deliveries that wait for a provider due now. */
record Reroute(ProviderName provider, Instant now, int most) implements Operation<Integer> {

    /** Most rows that one operation moves, so that accepts behind it wait milliseconds only. */
    static final int CHUNK = 500;

    @Override
    public Integer run(Session session) throws SQLException {
        return session.dueIndex.reroute(provider.value(), now.toEpochMilli(), Math.min(most, CHUNK));
    }

    @Override
    public Integer refused(String why) {
        return 0;
    }
}
