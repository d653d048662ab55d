package dev.everpost.health.series;

/**
 * What makes an anomaly.
 *
 * @param minimumVolume a value that was made from fewer is neither judged nor learned
 */
public record Rules(Sensitivity sensitivity, long minimumVolume) {}
