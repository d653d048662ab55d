package dev.everpost.health.series;

import dev.everpost.experience.Counts;
import dev.everpost.experience.Kind;
import dev.everpost.fact.Fact.Report;
import java.time.Duration;

/** What is learned of each provider and receiver. */
public enum Measure {
    /** Recipients a minute. Learned and shown, never an anomaly: how much is sent is the application's business. */
    RATE("rate", Badness.NONE, 0),
    /** Recipients that the provider failed, or may have. */
    ERRORS("error share", Badness.HIGH, 0.02),
    /** The 95th percentile of answered calls. */
    LATENCY("latency", Badness.HIGH, 250),
    /** Recipients that are refused, or reported as bounced for good. */
    BOUNCES("bounce share", Badness.HIGH, 0.02),
    /** Complaints for each accepted recipient. */
    COMPLAINTS("complaint share", Badness.HIGH, 0.001),
    /** Recipients that are to be tried later. */
    DEFERRALS("deferral share", Badness.HIGH, 0.05),
    /** Deliveries of all final reports; what was not reported yet is not missed here. */
    DELIVERED("delivered share", Badness.LOW, 0.03);

    /** Which direction is a bad one. */
    enum Badness {
        HIGH,
        LOW,
        NONE
    }

    private static final double PERCENTILE = 0.95;
    private static final Duration SHORT = Duration.ofMinutes(5);
    private static final Duration LONG = Duration.ofHours(1);

    private final String label;
    private final Badness badness;
    private final double least;

    Measure(String label, Badness badness, double least) {
        this.label = label;
        this.badness = badness;
        this.least = least;
    }

    /** The name in answers and words, such as {@code error share}. */
    public String label() {
        return label;
    }

    Badness badness() {
        return badness;
    }

    /** A difference that is smaller than this is nobody's trouble; in the unit of the value. */
    double least() {
        return least;
    }

    /** Whether values are shares, counted events out of so many. */
    boolean isShare() {
        return this != RATE && this != LATENCY;
    }

    /** How much of the past one value is made of: complaints are too rare for minutes. */
    Duration stretch() {
        return this == COMPLAINTS ? LONG : SHORT;
    }

    /** How many times the minimum volume it takes: a percentile needs more than a share, something rare much more. */
    int volumes() {
        return switch (this) {
            case LATENCY -> 3;
            case COMPLAINTS -> 50;
            case RATE, ERRORS, BOUNCES, DEFERRALS, DELIVERED -> 1;
        };
    }

    /** The value of what happened within {@link #stretch}. */
    Sample of(Counts counts) {
        return switch (this) {
            case RATE -> new Sample((double) counts.attempts() / stretch().toMinutes(), counts.attempts());
            case ERRORS -> share(counts.failed().count(), counts.attempts());
            case LATENCY ->
                new Sample(
                        counts.latencies().quantile(PERCENTILE).toMillis(),
                        counts.latencies().count());
            case BOUNCES ->
                share(counts.of(Kind.REFUSED) + counts.reported(Report.BOUNCED_FOR_GOOD), counts.attempts());
            case COMPLAINTS -> share(counts.reported(Report.COMPLAINED), counts.of(Kind.ACCEPTED));
            case DEFERRALS -> share(counts.of(Kind.DEFERRED), counts.attempts());
            case DELIVERED -> share(counts.reported(Report.DELIVERED), finals(counts));
        };
    }

    private static long finals(Counts counts) {
        return counts.reported(Report.DELIVERED)
                + counts.reported(Report.BOUNCED_FOR_GOOD)
                + counts.reported(Report.BOUNCED_FOR_NOW)
                + counts.reported(Report.REJECTED);
    }

    private static Sample share(long count, long of) {
        // reports are about mail of an earlier stretch, so that there may be more of them than of mail
        return new Sample(of == 0 ? 0 : Math.min(1, (double) count / of), of);
    }
}
