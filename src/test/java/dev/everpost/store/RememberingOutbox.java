package dev.everpost.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An outbox in memory, for specs of other rooms. {@link #fail} makes every change fail. */
public final class RememberingOutbox implements Outbox {

    private static final Instant ASLEEP = Instant.parse("9999-12-31T23:59:59Z");

    private final Map<String, Long> positions = new HashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private long lastNumber;
    private boolean failing;

    /** Every change fails from now on, or no longer. */
    public synchronized void fail(boolean from) {
        failing = from;
    }

    /** All parcels that wait, in the order in which they were made. */
    public synchronized List<Parcel> all() {
        return waiting.stream().map(Waiting::parcel).toList();
    }

    @Override
    public synchronized long position(String reader) {
        return positions.getOrDefault(reader, 0L);
    }

    @Override
    public synchronized boolean add(String reader, long position, List<NewParcel> parcels, Instant now) {
        if (failing) {
            return false;
        }
        if (position > position(reader)) {
            positions.put(reader, position);
            for (var parcel : parcels) {
                lastNumber++;
                waiting.add(new Waiting(
                        new Parcel(lastNumber, parcel.id(), parcel.destination(), parcel.body(), now, 0, null),
                        isBehindAnother(parcel) ? ASLEEP : now,
                        parcel.line()));
            }
        }
        return true;
    }

    @Override
    public synchronized boolean forget(String reader) {
        if (!failing) {
            positions.remove(reader);
        }
        return !failing;
    }

    @Override
    public synchronized List<String> destinationsDue(Instant now, int most) {
        return waiting.stream()
                .filter(one -> !one.due().isAfter(now))
                .sorted(Comparator.comparing(Waiting::due))
                .map(one -> one.parcel().destination())
                .distinct()
                .limit(most)
                .toList();
    }

    @Override
    public synchronized List<Parcel> due(String destination, int most, Instant now) {
        return waiting.stream()
                .filter(one -> one.parcel().destination().equals(destination))
                .filter(one -> !one.due().isAfter(now))
                .sorted(Comparator.comparing(Waiting::due)
                        .thenComparing(one -> one.parcel().number()))
                .limit(most)
                .map(Waiting::parcel)
                .toList();
    }

    @Override
    public synchronized boolean done(List<Long> parcels) {
        if (!failing) {
            waiting.removeIf(one -> parcels.contains(one.parcel().number()));
            wakeTheFirstOfEachLine();
        }
        return !failing;
    }

    private boolean isBehindAnother(NewParcel parcel) {
        return parcel.line() != null
                && waiting.stream()
                        .anyMatch(one -> one.parcel().destination().equals(parcel.destination())
                                && parcel.line().equals(one.line()));
    }

    private void wakeTheFirstOfEachLine() {
        var seen = new HashSet<List<String>>();
        waiting.replaceAll(one -> one.line() != null
                        && seen.add(List.of(one.parcel().destination(), one.line()))
                        && one.due().equals(ASLEEP)
                ? new Waiting(one.parcel(), one.parcel().madeAt(), one.line())
                : one);
    }

    @Override
    public synchronized boolean postpone(long parcel, Instant due, String why) {
        if (!failing) {
            waiting.replaceAll(one -> one.parcel().number() == parcel ? one.postponed(due, why) : one);
        }
        return !failing;
    }

    @Override
    public synchronized @Nullable Instant nextDue() {
        return waiting.stream().map(Waiting::due).min(Comparator.naturalOrder()).orElse(null);
    }

    @Override
    public synchronized Map<String, Backlog> backlog() {
        var found = new TreeMap<String, Backlog>();
        for (var one : waiting) {
            found.merge(
                    one.parcel().destination(),
                    new Backlog(1, one.parcel().madeAt()),
                    (a, b) -> new Backlog(
                            a.parcels() + b.parcels(), a.oldest().isBefore(b.oldest()) ? a.oldest() : b.oldest()));
        }
        return found;
    }

    private record Waiting(
            Parcel parcel, Instant due, @Nullable String line) {
        Waiting postponed(Instant until, String why) {
            return new Waiting(
                    new Parcel(
                            parcel.number(),
                            parcel.id(),
                            parcel.destination(),
                            parcel.body(),
                            parcel.madeAt(),
                            parcel.tries() + 1,
                            why),
                    until,
                    line);
        }
    }
}
