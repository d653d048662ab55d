package dev.everpost.standing;

import java.time.Duration;

/** The latest results of a provider, oldest forgotten first. Immutable: a copy of a few longs per result. */
final class Recent {

    private static final Recent EMPTY = new Recent(new long[0], 0);

    /** Moments, newest first. */
    private final long[] moments;
    /** Bit i is set when the result at moments[i] was a failure. */
    private final long failures;

    private Recent(long[] moments, long failures) {
        this.moments = moments;
        this.failures = failures;
    }

    static Recent none() {
        return EMPTY;
    }

    /** With one result more, of which at most {@code size} are kept. */
    Recent with(boolean failed, long nanos, int size) {
        var longer = new long[Math.min(size, moments.length + 1)];
        longer[0] = nanos;
        System.arraycopy(moments, 0, longer, 1, longer.length - 1);
        return new Recent(longer, failures << 1 | (failed ? 1 : 0));
    }

    /** How many of the results are younger than {@code span}. */
    int count(Duration span, long nowNanos) {
        long spanNanos = span.toNanos();
        int count = 0;
        while (count < moments.length && nowNanos - moments[count] <= spanNanos) {
            count++;
        }
        return count;
    }

    /** How many of the newest {@code count} results were failures. */
    int failures(int count) {
        return count == 0 ? 0 : Long.bitCount(failures << (Long.SIZE - count));
    }
}
