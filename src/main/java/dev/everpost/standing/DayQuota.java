package dev.everpost.standing;

import java.time.Duration;
import java.util.Arrays;

/**
 * Recipients of the last 24 hours, counted by the hour. Guarded by the gate's lock.
 *
 * <p>Hours are counted from the gate's construction. An hour is forgotten when all of it is older than a day, so the
 * count is never less than the truth and at most one hour's mail above it.
 */
final class DayQuota {

    private static final long HOUR_NANOS = Duration.ofHours(1).toNanos();
    private static final int HOURS = 24;

    /** The present hour and the 24 before it; hour h is kept at h modulo the length. */
    private final long[] counts = new long[HOURS + 1];

    private final long origin;
    private long hour;
    private long used;

    DayQuota(long nanos) {
        this.origin = nanos;
    }

    long hour(long nanos) {
        roll(nanos);
        return hour;
    }

    long used(long nanos) {
        roll(nanos);
        return used;
    }

    /** Adds to an hour at most 24 hours ago; what is older counts no more. A negative number gives back. */
    void add(long recipients, long toHour) {
        if (hour - toHour <= HOURS) {
            int place = Math.floorMod(toHour, counts.length);
            long changed = Math.max(-counts[place], recipients);
            counts[place] += changed;
            used += changed;
        }
    }

    /** Replaces everything by what is known from before; index 0 is the last hour, 23 the oldest. */
    void restore(long[] perHourNewestFirst, long nanos) {
        roll(nanos);
        Arrays.fill(counts, 0);
        used = 0;
        for (int ago = 0; ago < Math.min(HOURS, perHourNewestFirst.length); ago++) {
            add(Math.max(0, perHourNewestFirst[ago]), hour - ago);
        }
    }

    /** Nanoseconds until {@code recipients} fit under the quota; 0 when they do now, a day when they never will. */
    long waitNanos(int recipients, long perDay, long nanos) {
        roll(nanos);
        long tooMany = used + recipients - perDay;
        long freed = 0;
        int hours = 0;
        while (freed < tooMany && hours <= HOURS) {
            freed += counts[Math.floorMod(hour - HOURS + hours, counts.length)];
            hours++;
        }
        return hours == 0 ? 0 : origin + (hour + hours) * HOUR_NANOS - nanos;
    }

    private void roll(long nanos) {
        long present = Math.floorDiv(nanos - origin, HOUR_NANOS);
        for (long passed = Math.max(hour + 1, present - HOURS); passed <= present; passed++) {
            int place = Math.floorMod(passed, counts.length);
            used -= counts[place];
            counts[place] = 0;
        }
        hour = Math.max(hour, present);
    }
}
