package dev.everpost.app.settings;

import dev.everpost.health.series.Sensitivity;

/**
 * Whether and how readily series are called anomalous.
 *
 * @param minimumVolume recipients within five minutes; a value of fewer is neither judged nor learned
 */
public record AnomalySettings(boolean enabled, Sensitivity sensitivity, int minimumVolume) {

    static AnomalySettings read(Section section) {
        return new AnomalySettings(
                section.get("enabled", Kinds.YES_NO, true),
                section.get("sensitivity", Kinds.choice(Sensitivity.class), Sensitivity.NORMAL),
                section.get("minimum_volume", Kinds.integer(5, 100_000), 20));
    }
}
