package dev.everpost.anomaly;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** A made-up series: noise by a seed around what a function says, a value each five minutes. */
final class Series {

    static final Duration STEP = Duration.ofMinutes(5);
    static final int DAY = 288;

    private final Instant start = Instant.parse("2026-03-02T00:00:00Z");
    private final IntToDoubleFunction middle;
    private final double noise;
    private final Random random;

    Series(long seed, double noise, IntToDoubleFunction middle) {
        this.random = new Random(seed);
        this.noise = noise;
        this.middle = middle;
    }

    static Series daily(long seed) {
        return new Series(seed, 3, i -> 100 + 50 * Math.sin(2 * Math.PI * i / DAY));
    }

    static Series flat(long seed) {
        return new Series(seed, 3, _ -> 100);
    }

    Instant time(int index) {
        return start.plus(STEP.multipliedBy(index));
    }

    /** The next value; the noise goes on with each call. */
    double value(int index) {
        return middle.applyAsDouble(index) + noise * random.nextGaussian();
    }

    /** Has a detector see a stretch; gives the highest news of it. */
    double show(Detector detector, int from, int to) {
        double most = 0;
        for (int i = from; i < to; i++) {
            most = Math.max(most, detector.observe(time(i), value(i)).news());
        }
        return most;
    }
}
