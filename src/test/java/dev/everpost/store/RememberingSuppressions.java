package dev.everpost.store;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A suppression list in memory, for specs of other rooms. {@link #fail} makes it promise and answer nothing. */
public final class RememberingSuppressions implements Suppressions {

    private final Map<String, TreeMap<String, Suppressed>> scopes = new TreeMap<>();
    private @Nullable String failing;

    /** Every change fails and every question throws from now on; null ends it. */
    public synchronized void fail(@Nullable String why) {
        failing = why;
    }

    @Override
    public synchronized boolean put(Suppressed entry) {
        if (failing != null) {
            return false;
        }
        var folded = new Suppressed(
                fold(entry.address()),
                entry.submitter(),
                entry.reason(),
                entry.source(),
                entry.at(),
                entry.until(),
                entry.feedback());
        scope(entry.submitter()).put(folded.address(), folded);
        return true;
    }

    @Override
    public synchronized Removal remove(String address, @Nullable String submitter) {
        if (failing != null) {
            return Removal.UNAVAILABLE;
        }
        return scope(submitter).remove(fold(address)) == null ? Removal.NOT_LISTED : Removal.REMOVED;
    }

    @Override
    public synchronized Optional<Suppressed> find(String address, @Nullable String submitter) {
        assertSound();
        return Optional.ofNullable(scope(submitter).get(fold(address)));
    }

    @Override
    public synchronized Map<String, Suppressed> among(
            Collection<String> addresses, String submitter, Set<Reason> reasons, Instant now) {
        assertSound();
        var found = new LinkedHashMap<String, Suppressed>();
        for (var address : addresses) {
            find(address, submitter)
                    .filter(entry -> reasons.contains(entry.reason()) && counts(entry, now))
                    .or(() ->
                            find(address, null).filter(entry -> reasons.contains(entry.reason()) && counts(entry, now)))
                    .ifPresent(entry -> found.put(address, entry));
        }
        return found;
    }

    @Override
    public synchronized List<Suppressed> list(Filter filter, @Nullable String after, int most) {
        assertSound();
        SortedMap<String, Suppressed> rest = after == null
                ? scope(filter.submitter())
                : scope(filter.submitter()).tailMap(fold(after), false);
        return rest.values().stream()
                .filter(entry -> filter.reasons().isEmpty() || filter.reasons().contains(entry.reason()))
                .filter(entry -> filter.since() == null || !entry.at().isBefore(filter.since()))
                .filter(entry -> filter.until() == null || entry.at().isBefore(filter.until()))
                .limit(most)
                .toList();
    }

    private void assertSound() {
        if (failing != null) {
            throw new StoreUnavailable(failing, null);
        }
    }

    private NavigableMap<String, Suppressed> scope(@Nullable String submitter) {
        return scopes.computeIfAbsent(Objects.requireNonNullElse(submitter, ""), _ -> new TreeMap<>());
    }

    private static boolean counts(Suppressed entry, Instant now) {
        return entry.until() == null || entry.until().isAfter(now);
    }

    private static String fold(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
