package dev.everpost.anomaly.nab;

/**
 * How a detector did over some series, at one threshold.
 *
 * @param of what was judged: the corpus, or one folder of it
 * @param score 0 is a detector that says nothing, 100 one that hits every window at its left edge and nothing else
 * @param windows how many there are
 * @param hits windows with a detection
 * @param falseAlarms rows outside of windows that were called anomalous
 */
public record Judged(String of, double score, int windows, int hits, int falseAlarms) {}
