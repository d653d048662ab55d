package dev.everpost.provider.mx;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A ceiling of recipients a second, with one second's worth at once. Guarded by its {@link Domain}. */
final class Pace {

    private static final double SECOND = 1e9;

    private final @Nullable Double perSecond;
    private long freeNanos;

    Pace(@Nullable Double perSecond, long nanos) {
        this.perSecond = perSecond;
        this.freeNanos = nanos;
    }

    /** Takes room for these recipients; returns how long they must wait for it, or null, taking nothing, if that is too long. */
    @Nullable
    Duration take(int recipients, Duration atMost, long nanos) {
        if (perSecond == null) {
            return Duration.ZERO;
        }
        long earliest = Math.max(freeNanos, nanos - (long) SECOND);
        long wait = Math.max(0, earliest - nanos);
        if (wait > atMost.toNanos()) {
            return null;
        }
        freeNanos = earliest + (long) (SECOND * recipients / perSecond);
        return Duration.ofNanos(wait);
    }

    /** When there is room again. */
    Duration untilFree(long nanos) {
        return Duration.ofNanos(Math.max(0, freeNanos - nanos));
    }
}
