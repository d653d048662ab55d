package dev.everpost.route;

import dev.everpost.experience.Counts;
import dev.everpost.experience.Course;
import dev.everpost.experience.Kind;
import dev.everpost.fact.Fact.Report;
import java.time.Duration;

/**
 * A past, with what is old counting less: the last 10 minutes in full, the rest of 2 hours a fifth, the rest of the day a
 * hundredth.
 */
record Evidence(Counts recent, Counts near, Counts day) {

    private static final Duration RECENT = Duration.ofMinutes(10);
    private static final Duration NEAR = Duration.ofHours(2);
    private static final Duration DAY = Duration.ofDays(1);
    private static final double OF_NEAR = 0.2;
    private static final double OF_DAY = 0.01;

    static Evidence of(Course course) {
        return new Evidence(course.over(RECENT), course.over(NEAR), course.over(DAY));
    }

    double attempts() {
        return weighed(recent.attempts(), near.attempts(), day.attempts());
    }

    double failed() {
        return weighed(
                recent.failed().count(), near.failed().count(), day.failed().count());
    }

    double putOff() {
        return weighed(putOff(recent), putOff(near), putOff(day));
    }

    double accepted() {
        return day.of(Kind.ACCEPTED);
    }

    double reported(Report report) {
        return day.reported(report);
    }

    private static long putOff(Counts counts) {
        return counts.of(Kind.DEFERRED) + counts.of(Kind.THROTTLED);
    }

    /** The coarser slots begin earlier, so a longer stretch is never less; but a restart may have lost some of them. */
    private static double weighed(long recent, long near, long day) {
        return recent + Math.max(0, near - recent) * OF_NEAR + Math.max(0, day - near) * OF_DAY;
    }
}
