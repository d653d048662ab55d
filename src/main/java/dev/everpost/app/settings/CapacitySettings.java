package dev.everpost.app.settings;

import java.time.Duration;

/**
 * When mail counts as carried in time, and how much more than was seen must fit.
 *
 * @param criticalWithin after acceptance; what takes longer is late
 * @param transactionalWithin the same
 * @param margin of new mail above the busiest day of the week, before people are called
 */
public record CapacitySettings(Duration criticalWithin, Duration transactionalWithin, double margin) {

    static CapacitySettings read(Section section) {
        return new CapacitySettings(
                section.get(
                        "critical_within",
                        Kinds.duration(Duration.ofMinutes(1), Duration.ofHours(24)),
                        Duration.ofMinutes(5)),
                section.get(
                        "transactional_within",
                        Kinds.duration(Duration.ofMinutes(1), Duration.ofHours(24)),
                        Duration.ofHours(1)),
                section.get("margin", Kinds.percent(1), 0.2));
    }
}
