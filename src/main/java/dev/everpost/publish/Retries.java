package dev.everpost.publish;

import dev.everpost.world.Chance;
import java.time.Duration;
import java.util.List;

/** When an event that could not be delivered is tried again. The numbers are in {@code docs/reference/events.md}. */
final class Retries {

    /** An event that nobody took for so long is dropped. */
    static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6));

    /** A destination that failed rests at least so long, whatever else waits for it. */
    private static final Duration REST = Duration.ofSeconds(1);

    private static final Duration REST_MAX = Duration.ofMinutes(1);

    private Retries() {}

    /** The pause after so many failed tries of one event, drawn evenly up to the published number. */
    static Duration pause(int failures, Chance chance) {
        return chance.upTo(PAUSES.get(Math.clamp(failures - 1L, 0, PAUSES.size() - 1)));
    }

    /** How long a destination rests after so many failures in a row: a dead one costs one try a minute, not one for each event. */
    static Duration rest(int failures) {
        var rest = REST.multipliedBy(1L << Math.clamp(failures - 1L, 0, 6));
        return rest.compareTo(REST_MAX) < 0 ? rest : REST_MAX;
    }
}
