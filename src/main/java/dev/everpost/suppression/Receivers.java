package dev.everpost.suppression;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Tells a dead address from a receiver that refuses everybody: on 14 and 15 December 2020 Gmail answered 550 5.1.1 for addresses
 * that were fine. Goes by the time of what it is told, so the same facts read again give the same rulings. For one thread.
 */
final class Receivers {

    /** Domains with a bounce lately; beyond them the longest quiet one is forgotten. */
    static final int DOMAINS_MAX = 10_000;

    private final SuppressionPolicy policy;
    private final Map<String, Burst> bursts = new HashMap<>();
    private final Map<String, Deque<Listing>> lately = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Listing>> eldest) {
            return size() > DOMAINS_MAX;
        }
    };

    Receivers(SuppressionPolicy policy) {
        this.policy = policy;
    }

    /** What to do with one bounce. */
    sealed interface Ruling {
        /** An address like any other. */
        record ListIt(Listing listing) implements Ruling {}

        /** One too many of its domain: from now on they are held, and those that were listed before it are taken off. */
        record Begins(Burst burst) implements Ruling {}

        /** One more of a burst. */
        record Held(Burst burst) implements Ruling {}
    }

    Ruling bounced(Listing listing) {
        var domain = listing.domain();
        var running = bursts.get(domain);
        if (running != null) {
            running.hold(listing);
            return new Ruling.Held(running);
        }
        var recent = lately.computeIfAbsent(domain, _ -> new ArrayDeque<>());
        var begin = listing.at().minus(policy.window());
        recent.removeIf(each -> each.at().isBefore(begin) || each.address().equalsIgnoreCase(listing.address()));
        recent.add(listing);
        if (recent.size() < policy.burstAddresses()) {
            return new Ruling.ListIt(listing);
        }
        var burst = new Burst(domain, new ArrayList<>(recent));
        lately.remove(domain);
        bursts.put(domain, burst);
        return new Ruling.Begins(burst);
    }

    /** Bursts of receivers that have been quiet for a window: to be judged. */
    List<Burst> quiet(Instant now) {
        return bursts.values().stream()
                .filter(burst -> !burst.latest().plus(policy.window()).isAfter(now) && burst.isDue(now))
                .toList();
    }

    /** Nothing is held of this domain any more. */
    void end(Burst burst) {
        bursts.remove(burst.domain());
    }

    /** The first place in the book that still matters: of a burst, or of a bounce that may become one. */
    OptionalLong oldest(Instant now) {
        var begin = now.minus(policy.window());
        lately.values()
                .removeIf(recent -> recent.stream().allMatch(each -> each.at().isBefore(begin)));
        return LongStream.concat(
                        bursts.values().stream().mapToLong(Burst::position),
                        lately.values().stream().flatMap(Deque::stream).mapToLong(Listing::position))
                .min();
    }
}
