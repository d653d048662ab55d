package dev.everpost.store.sqlite;

import dev.everpost.store.Spool.Health;
import dev.everpost.store.StoreUnavailable;
import dev.everpost.store.Suppressions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The suppression list over one SQLite file, with the {@link Fingerprints} of all addresses before it: 8000 accepts a
 * second ask it, and nearly all of them about addresses that nobody listed.
 */
final class SqliteSuppressions implements Suppressions {

    private static final int STALE_MIN = 1_000;

    private final Inbox inbox;
    private final Readers readers;
    private final Recovery recovery;
    private final Fingerprints listed = new Fingerprints();
    private final AtomicInteger stale = new AtomicInteger();

    /** Reads every listed address; the schema is up to date. */
    SqliteSuppressions(Inbox inbox, Readers readers, Recovery recovery, Connections connections) throws SQLException {
        this.inbox = inbox;
        this.readers = readers;
        this.recovery = recovery;
        try (var connection = connections.open(Connections.Role.READER)) {
            SuppressionRows.tellAll(connection, listed::add);
        }
    }

    @Override
    public boolean put(Suppressed entry) {
        return inbox.ask(new ChangeSuppression.Put(folded(entry), listed));
    }

    @Override
    public Removal remove(String address, @Nullable String submitter) {
        var removal = inbox.ask(new ChangeSuppression.Remove(fold(address), submitter));
        if (removal == Removal.REMOVED) {
            stale.incrementAndGet();
        }
        return removal;
    }

    @Override
    public Optional<Suppressed> find(String address, @Nullable String submitter) {
        return readers.ask(
                "the suppression of " + address,
                connection -> SuppressionRows.find(connection, fold(address), submitter));
    }

    @Override
    public Map<String, Suppressed> among(
            Collection<String> addresses, String submitter, Set<Reason> reasons, Instant now) {
        Map<String, String> asked = Map.of();
        for (var address : addresses) {
            var folded = fold(address);
            if (listed.mayHold(folded)) {
                asked = asked.isEmpty() ? new LinkedHashMap<>() : asked;
                asked.put(address, folded);
            }
        }
        return asked.isEmpty() ? Map.of() : read(asked, submitter, reasons, now);
    }

    private Map<String, Suppressed> read(
            Map<String, String> asked, String submitter, Set<Reason> reasons, Instant now) {
        if (recovery.health() instanceof Health.Failing) {
            throw new StoreUnavailable("the suppression list can not be read: " + recovery.why(), null);
        }
        var folded = List.copyOf(asked.values());
        var byFolded = new HashMap<String, Suppressed>();
        readers.ask(
                        "the suppression list",
                        connection -> SuppressionRows.among(connection, folded, submitter, reasons, now))
                .forEach(entry -> byFolded.put(entry.address(), entry));
        var found = new LinkedHashMap<String, Suppressed>();
        asked.forEach((address, key) -> {
            var entry = byFolded.get(key);
            if (entry != null) {
                found.put(address, entry);
            }
        });
        return found;
    }

    @Override
    public List<Suppressed> list(Filter filter, @Nullable String after, int most) {
        var from = after == null ? null : fold(after);
        int rows = Math.clamp(most, 0, SqliteLedger.ROWS_MAX);
        return readers.ask("the suppression list", connection -> SuppressionRows.list(connection, filter, from, rows));
    }

    /** Tells that entries ended and were dropped. */
    void dropped(int entries) {
        stale.addAndGet(entries);
    }

    /** Reads the list anew when a quarter of the fingerprints may be of addresses that are no longer on it. */
    void tidy() {
        int before = stale.get();
        if (before < STALE_MIN || before < listed.size() / 4) {
            return;
        }
        inbox.ask(new ChangeSuppression.StartRebuild(listed)).ifPresent(fresh -> fill(fresh, before));
    }

    private void fill(Fingerprints fresh, int before) {
        try {
            readers.ask("the suppression list", connection -> all(connection, fresh));
            listed.finish(fresh);
            stale.addAndGet(-before);
        } catch (StoreUnavailable later) {
            listed.giveUp();
        }
    }

    /** Fingerprints kept, stale ones among them. */
    int fingerprints() {
        return listed.size();
    }

    private static boolean all(Connection connection, Fingerprints fresh) throws SQLException {
        SuppressionRows.tellAll(connection, fresh::add);
        return true;
    }

    private static String fold(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    private static Suppressed folded(Suppressed entry) {
        return new Suppressed(
                fold(entry.address()),
                entry.submitter(),
                entry.reason(),
                entry.source(),
                entry.at(),
                entry.until(),
                entry.feedback());
    }
}
