package dev.everpost.health.series;

import dev.everpost.anomaly.Band;
import dev.everpost.anomaly.Detector;
import java.time.Instant;

/** Whether a value is worse than usual: materially, significantly, and to the detector of its series. Immutable. */
record Judgement(Measure measure, Rules rules) {

    /** Shares below this are taken for this: never having failed is no proof of never failing. */
    private static final double SHARE_LEAST = 0.005;

    private static final double COMPLAINTS_LEAST = 0.0005;
    /** Latencies vary by their nature; half as much again is weather. */
    private static final double LATENCY_TIMES = 2;
    /** Whether so much is worth looking at. */
    boolean enough(Sample sample) {
        return sample.of() >= rules.minimumVolume() * measure.volumes();
    }

    /** Whether the detector's series has left its usual band for the worse. */
    boolean isAnomaly(Sample sample, Band usually, Detector detector, Instant now) {
        return isWorse(sample, usually)
                && detector.judge(now, sample.value()).score()
                        >= rules.sensitivity().score();
    }

    /** Without the detector: whether it matters and is no chance. */
    boolean isWorse(Sample sample, Band usually) {
        return switch (measure.badness()) {
            case NONE -> false;
            case LOW -> {
                double missing = 1 - sample.value();
                yield matters(missing, 1 - usually.low()) && significant(missing, sample.of(), 1 - usually.low());
            }
            case HIGH ->
                measure.isShare()
                        ? matters(sample.value(), usually.high())
                                && significant(sample.value(), sample.of(), usually.high())
                        : matters(sample.value(), LATENCY_TIMES * usually.high());
        };
    }

    private boolean matters(double value, double usual) {
        return value > usual + measure.least();
    }

    private boolean significant(double share, long of, double usual) {
        double least = measure == Measure.COMPLAINTS ? COMPLAINTS_LEAST : SHARE_LEAST;
        return Chances.ofShare(share, of, Math.max(usual, least))
                <= rules.sensitivity().chance();
    }
}
