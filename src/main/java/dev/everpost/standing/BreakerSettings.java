package dev.everpost.standing;

import java.time.Duration;

/**
 * The numbers of one provider's circuit breaker; {@link #DEFAULTS} are explained in docs/reference/standing.md.
 *
 * @param trip what opens it
 * @param open how long it stays open
 * @param comeback how it returns
 */
public record BreakerSettings(Trip trip, OpenTime open, Comeback comeback) {

    public static final BreakerSettings DEFAULTS =
            new BreakerSettings(Trip.DEFAULTS, OpenTime.DEFAULTS, Comeback.DEFAULTS);

    /**
     * What opens a closed breaker.
     *
     * @param connectFailures connect-level failures without a success between them
     * @param serverFailures failures of any level without a success between them
     * @param windowSize results that are looked at together, at most 64
     * @param windowMin results below which the share says nothing
     * @param windowSpan older results do not count
     * @param failureShare of the window, from 0 (excluded) to 1
     */
    public record Trip(
            int connectFailures,
            int serverFailures,
            int windowSize,
            int windowMin,
            Duration windowSpan,
            double failureShare) {

        public static final Trip DEFAULTS = new Trip(2, 3, 20, 6, Duration.ofSeconds(30), 0.5);

        public Trip {
            Range.of("breaker.connect_failures", connectFailures, 1, 1_000);
            Range.of("breaker.server_failures", serverFailures, 1, 1_000);
            Range.of("breaker.window_size", windowSize, 1, 64);
            Range.of("breaker.window_min", windowMin, 1, windowSize);
            Range.of("breaker.window_span", windowSpan, Duration.ofSeconds(1), Duration.ofHours(1));
            Range.of("breaker.failure_share", failureShare, 0.01, 1);
        }
    }

    /**
     * How long it stays open: {@code base} doubled for each remembered trip, at most {@code max}, then jittered.
     *
     * @param accountBase the base after account trouble, which people mend, not time
     * @param jitter share by which the time is shortened or lengthened at random
     * @param tripMemory closed for this long, one trip is forgotten
     */
    public record OpenTime(Duration base, Duration accountBase, Duration max, double jitter, Duration tripMemory) {

        public static final OpenTime DEFAULTS = new OpenTime(
                Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofMinutes(5), 0.2, Duration.ofMinutes(5));

        public OpenTime {
            Range.of("breaker.open_base", base, Duration.ofMillis(10), Duration.ofHours(1));
            Range.of("breaker.account_open_base", accountBase, Duration.ofMillis(10), Duration.ofHours(1));
            Range.of("breaker.open_max", max, base, Duration.ofDays(1));
            Range.of("breaker.open_jitter", jitter, 0, 0.9);
            Range.of("breaker.trip_memory", tripMemory, Duration.ofMillis(10), Duration.ofDays(1));
        }
    }

    /**
     * How it returns.
     *
     * @param probes successes in half-open that start the ramp
     * @param transactionalAfter half-open without a probe for this long: transactional mail may probe
     * @param criticalAfter half-open without a probe for this long: critical mail may probe, for want of any other
     * @param probePatience a probe under way for this long no longer keeps the next one out
     * @param enoughAfter half-open for this long with at least one success and no failure: the ramp starts
     * @param rampStart share of the asking mail that is admitted when the ramp starts
     * @param rampTime from {@code rampStart} to everything
     */
    public record Comeback(
            int probes,
            Duration transactionalAfter,
            Duration criticalAfter,
            Duration probePatience,
            Duration enoughAfter,
            double rampStart,
            Duration rampTime) {

        public static final Comeback DEFAULTS = new Comeback(
                3,
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                0.1,
                Duration.ofSeconds(30));

        public Comeback {
            Range.of("breaker.probes", probes, 1, 1_000);
            Range.of("breaker.transactional_after", transactionalAfter, Duration.ZERO, Duration.ofHours(1));
            Range.of("breaker.critical_after", criticalAfter, Duration.ZERO, Duration.ofHours(1));
            Range.of("breaker.probe_patience", probePatience, Duration.ofMillis(10), Duration.ofHours(1));
            Range.of("breaker.enough_after", enoughAfter, Duration.ZERO, Duration.ofHours(1));
            Range.of("breaker.ramp_start", rampStart, 0.01, 1);
            Range.of("breaker.ramp_time", rampTime, Duration.ZERO, Duration.ofDays(1));
        }
    }
}
