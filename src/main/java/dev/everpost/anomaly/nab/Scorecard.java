package dev.everpost.anomaly.nab;

import java.util.List;

/**
 * A detector's result under one profile.
 *
 * @param threshold scores from here on are detections: the one that is best over the whole corpus
 * @param raw the sum before it is normalised
 * @param total over the whole corpus
 * @param categories by folder, at the same threshold, in the folders' order
 */
public record Scorecard(Profile profile, double threshold, double raw, Judged total, List<Judged> categories) {

    public Scorecard {
        categories = List.copyOf(categories);
    }
}
