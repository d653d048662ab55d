package dev.everpost.suppression;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Many addresses of one domain that bounced within a short time, held back from the list until it is clear whose fault it was. For one thread. */
final class Burst {

    /** More are not held: their next bounce, after the burst, counts. */
    static final int HELD_MAX = 10_000;

    private final String domain;
    private final Instant since;
    private final Map<String, Listing> held = new LinkedHashMap<>();
    private Instant latest;
    private Instant judgeAfter;

    Burst(String domain, List<Listing> first) {
        this.domain = domain;
        this.since = first.getFirst().at();
        this.latest = since;
        this.judgeAfter = since;
        first.forEach(this::hold);
    }

    void hold(Listing listing) {
        if (held.size() < HELD_MAX) {
            held.putIfAbsent(listing.address() + " " + listing.submitter(), listing);
        }
        latest = listing.at().isAfter(latest) ? listing.at() : latest;
    }

    String domain() {
        return domain;
    }

    Instant since() {
        return since;
    }

    /** When the last of them bounced. */
    Instant latest() {
        return latest;
    }

    /** Where its first fact stands in the book. */
    long position() {
        return held.values().stream().mapToLong(Listing::position).min().orElse(Long.MAX_VALUE);
    }

    /** Whether it may be looked at again; each look costs a hundred questions. */
    boolean isDue(Instant now) {
        return !judgeAfter.isAfter(now);
    }

    void putOff(Instant until) {
        judgeAfter = until;
    }

    List<Listing> held() {
        return new ArrayList<>(held.values());
    }
}
