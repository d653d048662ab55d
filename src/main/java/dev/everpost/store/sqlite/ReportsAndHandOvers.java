package dev.everpost.store.sqlite;

import dev.everpost.fact.ProviderName;
import dev.everpost.store.Ledger.Tail;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Finds reports, and the attempts of some providers that took something; all other facts are passed over inside the database:
 * to read each of them as a fact would cost a busy gateway a third of its speed.
 */
final class ReportsAndHandOvers {

    private static final String FACTS = "SELECT " + FactTable.COLUMNS
            + " FROM facts WHERE position > ? AND position <= ?"
            + " AND (kind = " + FactKind.REPORTED.code() + " OR (kind IN (" + FactKind.ATTEMPT_ENDED.code() + ", "
            + FactKind.INQUIRED.code() + ") AND provider IN (%s))) ORDER BY position";

    private ReportsAndHandOvers() {}

    static Tail after(Connection connection, FactReading reading, Set<ProviderName> providers, long after, int most)
            throws SQLException {
        long reached = TaggedFacts.reached(connection, after, most);
        if (reached == after) {
            return new Tail(List.of(), after);
        }
        var places = String.join(", ", Collections.nCopies(providers.size(), "?"));
        try (var query = connection.prepareStatement(FACTS.formatted(places))) {
            query.setLong(1, after);
            query.setLong(2, reached);
            int place = 3;
            for (var provider : providers) {
                query.setString(place++, provider.value());
            }
            return new Tail(LedgerQueries.entries(query, reading), reached);
        }
    }
}
