package dev.everpost.health.probe;

import dev.everpost.health.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Compares our clock with those of vendors' APIs, which tell theirs with every answer. Thread-safe. */
final class ClockCheck {

    /** SigV4 allows 5 min, TOTP 30 s; beyond this something is wrong with somebody. */
    static final Duration FAR = Duration.ofSeconds(60);

    private static final Duration COUNTS = Duration.ofMinutes(30);
    private static final double ALONE = 0.4;

    private final Map<String, Told> byVendor = new ConcurrentHashMap<>();

    private record Told(Duration skew, Instant at) {
        private boolean isFar() {
            return skew.abs().compareTo(FAR) > 0;
        }
    }

    /** What is to be said of our clock. */
    record Opinion(Reading reading, double strength, String words) {}

    /** Takes one vendor's word, and says what all together mean; empty when they contradict each other. */
    Optional<Opinion> note(String vendor, Duration skew, Instant now) {
        byVendor.put(vendor, new Told(skew, now));
        byVendor.values().removeIf(told -> told.at().plus(COUNTS).isBefore(now));
        var told = List.copyOf(byVendor.values());
        long far = told.stream().filter(Told::isFar).count();
        if (far == 0) {
            return Optional.of(new Opinion(Reading.WELL, 1.0, counted(told.size()) + " within 60 s of ours"));
        }
        // One strange clock among several is its own; all that can be heard are ours.
        return far < told.size()
                ? Optional.empty()
                : Optional.of(new Opinion(
                        Reading.FAILING,
                        far > 1 ? 1.0 : ALONE,
                        "our clock is " + words(skew) + ", by " + counted(told.size())));
    }

    private static String counted(int vendors) {
        return vendors == 1 ? "the clock of one vendor" : "the clocks of " + vendors + " vendors";
    }

    private static String words(Duration skew) {
        return skew.abs().toSeconds() + " s " + (skew.isNegative() ? "ahead" : "behind");
    }
}
