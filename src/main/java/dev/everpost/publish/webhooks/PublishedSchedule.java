package dev.everpost.publish.webhooks;

import dev.everpost.world.Chance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When an event is tried again. The numbers are promised in {@code docs/reference/webhooks.md}. */
final class PublishedSchedule {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    /** Up to so much longer, so that what failed together does not come again together. */
    private static final double JITTER = 0.1;

    private PublishedSchedule() {}

    /** The pause after so many failed tries, 1 and more; empty when that was the last. */
    static Optional<Duration> pause(int failures, Chance chance) {
        if (failures > PAUSES.size()) {
            return Optional.empty();
        }
        var pause = PAUSES.get(failures - 1);
        return Optional.of(pause.plus(chance.upTo(Duration.ofNanos((long) (pause.toNanos() * JITTER)))));
    }
}
