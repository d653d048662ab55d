package dev.everpost.anomaly.nab;

import java.util.List;

/**
 * What a hit, a false alarm and a miss weigh; the values of the benchmark's {@code config/profiles.json}.
 *
 * @param label the name in answers
 * @param hit for a window that was detected, at its left edge
 * @param falseAlarm for each row outside of windows that was called anomalous
 * @param miss for each window that was not detected
 */
public record Profile(String label, double hit, double falseAlarm, double miss) {

    public static final Profile STANDARD = new Profile("standard", 1.0, 0.11, 1.0);
    public static final Profile LOW_FALSE_POSITIVES = new Profile("reward_low_FP_rate", 1.0, 0.22, 1.0);
    public static final Profile LOW_FALSE_NEGATIVES = new Profile("reward_low_FN_rate", 1.0, 0.11, 2.0);

    /** All of them, in the order of the benchmark's table. */
    public static List<Profile> all() {
        return List.of(STANDARD, LOW_FALSE_POSITIVES, LOW_FALSE_NEGATIVES);
    }
}
