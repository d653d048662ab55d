package dev.everpost.silence;

import dev.everpost.message.MessageClass;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long final reports of one provider take. Used under the lock of its ear. */
final class Usual {

    /** Reports that it is learned from, the latest. */
    static final int DELAYS_MAX = 500;
    /** Mail whose class is not critical is waited for so long at least. */
    static final Duration MIN = Duration.ofMinutes(15);
    /** A code is worth little later: where reports take seconds, two minutes are silence. */
    static final Duration MIN_CRITICAL = Duration.ofMinutes(2);

    static final Duration MAX = Duration.ofHours(24);

    private static final double QUANTILE = 0.99;
    private static final int SLACK = 2;

    private final Deque<Duration> delays = new ArrayDeque<>();
    private Duration time = MAX;

    void learn(Duration delay) {
        delays.addLast(delay);
        if (delays.size() > DELAYS_MAX) {
            delays.removeFirst();
        }
    }

    /** Makes what was learned count; the sums of a batch are drawn once. */
    void settle() {
        if (!delays.isEmpty()) {
            var sorted = delays.stream().sorted().toList();
            var slow = sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * QUANTILE)));
            time = slow.multipliedBy(SLACK);
        }
    }

    /** How many reports it is learned from. */
    int reports() {
        return delays.size();
    }

    List<Duration> delays() {
        return List.copyOf(delays);
    }

    /** Twice what all but one in a hundred reports took, within bounds. */
    Duration of(@Nullable MessageClass messageClass) {
        var least = messageClass == MessageClass.CRITICAL ? MIN_CRITICAL : MIN;
        return time.compareTo(least) < 0 ? least : time.compareTo(MAX) > 0 ? MAX : time;
    }

    /** For any class whatever. */
    Duration least() {
        return of(MessageClass.CRITICAL);
    }
}
