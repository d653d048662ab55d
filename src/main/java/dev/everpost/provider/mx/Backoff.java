package dev.everpost.provider.mx;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a domain whose receivers did not work: why, and when the next message may find out. Guarded by its
 * {@link Domain}.
 *
 * <p>While it lasts, messages are told the known reason at once. After it one message tries; the others go on waiting for
 * what comes of that.
 */
final class Backoff {

    /** After the first failure. */
    static final Duration FIRST = Duration.ofSeconds(15);
    /** Doubling ends here. */
    static final Duration LONGEST = Duration.ofMinutes(10);
    /** How long the others wait for the one that tries. */
    static final Duration PROBE = Duration.ofSeconds(30);

    private int failures;
    private long untilNanos;
    private long lastFailureNanos;
    private @Nullable String reason;

    /** Why it is too early for another try, or null when it is not. */
    @Nullable
    String reason(long nanos) {
        return untilNanos - nanos > 0 ? reason : null;
    }

    Duration left(long nanos) {
        return Duration.ofNanos(Math.max(0, untilNanos - nanos));
    }

    /** One goes and tries. */
    void probe(long nanos) {
        if (reason != null) {
            untilNanos = nanos + PROBE.toNanos();
        }
    }

    void worked() {
        failures = 0;
        reason = null;
    }

    /** Failures of those who set out together count once. */
    void failed(String why, long startedNanos, long nanos) {
        if (reason == null || startedNanos - lastFailureNanos >= 0) {
            failures++;
        }
        lastFailureNanos = nanos;
        reason = why;
        untilNanos = nanos + length().toNanos();
    }

    boolean isQuiet(long nanos) {
        return reason == null || nanos - untilNanos > LONGEST.toNanos();
    }

    private Duration length() {
        var doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, 16));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
