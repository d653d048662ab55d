package dev.everpost.health.traffic;

import dev.everpost.experience.Course;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.Reading;
import dev.everpost.health.Scope;
import dev.everpost.health.Signal;
import dev.everpost.health.Source;
import dev.everpost.world.Time;
import java.time.Duration;

/**
 * Signals of how long calls take against a provider's own past. A slow minute is none: it must have lasted for {@value #WINDOWS} windows.
 * Thread-safe.
 */
final class Slowness {

    static final Duration WINDOW = Duration.ofMinutes(2);
    /** So many in a row must be slow. */
    static final int WINDOWS = 3;

    static final Duration USUAL = Duration.ofHours(24);
    static final Duration FRESH = Duration.ofMinutes(3);
    /** Fewer calls say nothing of the slowest twentieth. */
    static final int CALLS = 20;
    /** However quick it is usually, nobody minds less. */
    static final Duration NOTICED = Duration.ofSeconds(2);
    /** So many times its usual time is slow. */
    static final double TIMES = 4;

    private static final double SHARE = 0.95;

    private final Signal.Sink sink;
    private final Time time;

    Slowness(Signal.Sink sink, Time time) {
        this.sink = sink;
        this.time = time;
    }

    void look(ProviderName provider, Course course) {
        var lately = course.over(WINDOW);
        var now = lately.latencies();
        // Without the present: what is slow just now must not look usual.
        var usual = course.over(USUAL)
                .minus(course.over(WINDOW.multipliedBy(WINDOWS)))
                .latencies();
        if (now.count() < CALLS || usual.count() < 5 * CALLS) {
            return;
        }
        long slow = now.quantile(SHARE).toMillis();
        long usually = Math.max(1, usual.quantile(SHARE).toMillis());
        double times = (double) slow / usually;
        boolean isSlow = slow >= NOTICED.toMillis() && times >= TIMES && wasSlow(course, usually);
        var words = "19 of 20 calls take up to %d ms, usually %d ms".formatted(slow, usually);
        sink.tell(new Signal(
                Source.LATENCY,
                "calls",
                new Scope.OfProvider(provider),
                isSlow ? Reading.IMPAIRED : Reading.WELL,
                isSlow ? Math.clamp(0.9 + (times - TIMES) / 40, 0.9, 1) : 0.8,
                time.now(),
                FRESH,
                words));
    }

    /** Whether each of the windows before the last was slow, too; one without calls was not. */
    private static boolean wasSlow(Course course, long usuallyMillis) {
        boolean slow = true;
        for (int i = 1; i < WINDOWS && slow; i++) {
            var calls = course.over(WINDOW.multipliedBy(i + 1L))
                    .minus(course.over(WINDOW.multipliedBy(i)))
                    .latencies();
            long millis = calls.count() == 0 ? 0 : calls.quantile(SHARE).toMillis();
            slow = millis >= NOTICED.toMillis() && millis >= TIMES * usuallyMillis;
        }
        return slow;
    }
}
