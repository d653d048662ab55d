package dev.everpost.standing;

import dev.everpost.world.Chance;
import java.time.Duration;

/** What a state needs besides the event: the settings, the time and chance. */
record Circumstances(BreakerSettings settings, Chance chance, long nanos) {

    /** Doublings beyond this overflow no long and are far beyond every cap. */
    private static final int DOUBLINGS_MAX = 20;

    /** Monotonic time since an earlier moment. */
    Duration since(long earlierNanos) {
        return Duration.ofNanos(nanos - earlierNanos);
    }

    boolean isPast(long momentNanos) {
        return nanos - momentNanos >= 0;
    }

    /** The jittered time to stay open after so many trips. */
    Duration openTime(Duration base, int trips) {
        var open = settings.open();
        long doubled = base.toNanos() << Math.min(trips, DOUBLINGS_MAX);
        long capped = Math.min(doubled, open.max().toNanos());
        double factor = 1 + open.jitter() * (2 * chance.nextDouble() - 1);
        return Duration.ofNanos((long) (capped * factor));
    }
}
