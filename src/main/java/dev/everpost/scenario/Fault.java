package dev.everpost.scenario;

import java.time.Duration;
import java.util.Locale;

/**
 * One way in which a provider can be ill; immutable, and valid once it exists.
 *
 * <p>A fault says what the world looks like from outside, not how it is made: the sandbox plays it on real sockets, the
 * simulation in memory, a drill on a shadow of the real provider.
 */
public sealed interface Fault
        permits AccountSuspended,
                BlackHole,
                ConnectionRefused,
                Duplicates,
                ExpiredCertificate,
                Failing,
                Flapping,
                HangAfterData,
                LateAcceptance,
                LateDelivery,
                LateReports,
                MissingReports,
                NameNotFound,
                QuotaSpent,
                RecipientDomain,
                ResetAfterData,
                SilentDrop,
                Slow,
                Throttled {

    /** Which fault this is. */
    FaultKind kind();

    /** What happens, with its numbers, in one line for people. */
    String words();

    /** The name in files and control requests, snake_case. */
    default String name() {
        return kind().label();
    }

    /** Throws unless the share is more than 0 and at most 1. */
    static double requireShare(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share " + share + " is outside 0 (excluded) to 1: write 0.2 or 20%");
        }
        return share;
    }

    /** Throws unless the duration is zero or more and at most a day. */
    static Duration requireBounded(String what, Duration duration) {
        if (duration.isNegative() || duration.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(what + " " + Durations.print(duration) + " is outside 0s to 1d");
        }
        return duration;
    }

    /** A share as people read it: 20%. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.4g%%", share * 100).replaceFirst("\\.?0+%$", "%");
    }
}
