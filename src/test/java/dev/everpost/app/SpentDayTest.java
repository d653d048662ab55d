package dev.everpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.capacity.Ceiling;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is left of a quota of 24 hours, and when the rest becomes free. */
class SpentDayTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:30:00Z");
    /** Recipients by how many hours ago. */
    private static final Map<Integer, Long> SENT = Map.of(0, 5L, 3, 20L, 23, 7L, 30, 100L);

    @Test
    void whatWentInThePresentHourIsSpent() {
        var day = (Ceiling.Rolling) SpentDay.at(NOW.plus(Duration.ofHours(1)), 50, SpentDayTest::since);

        assertThat(day.left()).isEqualTo(50 - 5 - 20 - 7);
        assertThat(day.freed()).hasSize(24);
        assertThat(day.freed().getFirst()).as("of 23 hours ago").isEqualTo(7);
        assertThat(day.freed().get(20)).as("of 3 hours ago").isEqualTo(20);
        assertThat(day.freed().getLast()).as("of this hour").isEqualTo(5);
    }

    @Test
    void atAPeakWhatCameLaterDoesNotCount() {
        var day = (Ceiling.Rolling) SpentDay.at(NOW.minus(Duration.ofHours(3)), 500, SpentDayTest::since);

        assertThat(day.left()).isEqualTo(500 - 7);
    }

    private static long since(Instant time) {
        var hour = time.truncatedTo(ChronoUnit.HOURS);
        return SENT.entrySet().stream()
                .filter(sent -> !NOW.minus(Duration.ofHours(sent.getKey()))
                        .truncatedTo(ChronoUnit.HOURS)
                        .isBefore(hour))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
