package dev.everpost.health.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.health.Reading;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is usual: how long a step takes, and what clocks say. */
class UsualTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final Latencies latencies = new Latencies();
    private final ClockCheck clock = new ClockCheck();

    @Test
    void oneSlowAnswerIsALostPacketAndSeveralAreSlowness() {
        for (int i = 0; i < Latencies.ENOUGH; i++) {
            latencies.note(Step.CONNECT, Duration.ofMillis(40));
        }
        latencies.note(Step.CONNECT, Duration.ofMillis(1040));
        assertThat(latencies.slowerThan(Step.CONNECT)).isEmpty();
        latencies.note(Step.CONNECT, Duration.ofMillis(1040));
        assertThat(latencies.slowerThan(Step.CONNECT)).contains(Duration.ofMillis(40));
    }

    @Test
    void aFewMillisecondsMoreOrAShortPastAreNoSlowness() {
        latencies.note(Step.CONNECT, Duration.ofSeconds(9));
        assertThat(latencies.slowerThan(Step.CONNECT)).isEmpty();
        for (int i = 0; i < Latencies.KEPT; i++) {
            latencies.note(Step.TLS, Duration.ofMillis(2));
        }
        for (int i = 0; i < 3; i++) {
            latencies.note(Step.TLS, Duration.ofMillis(200));
        }
        assertThat(latencies.slowerThan(Step.TLS)).isEmpty();
    }

    @Test
    void ourClockIsWrongWhenAllVendorsSaySo() {
        assertThat(clock.note("one", Duration.ofSeconds(-90), NOW)).hasValueSatisfying(opinion -> {
            assertThat(opinion.reading()).isEqualTo(Reading.FAILING);
            assertThat(opinion.strength()).isLessThan(0.5);
        });
        assertThat(clock.note("two", Duration.ofSeconds(-95), NOW))
                .hasValue(new ClockCheck.Opinion(
                        Reading.FAILING, 1.0, "our clock is 95 s ahead, by the clocks of 2 vendors"));
    }

    @Test
    void oneStrangeClockAmongSeveralIsItsOwn() {
        assertThat(clock.note("one", Duration.ofSeconds(1), NOW))
                .map(ClockCheck.Opinion::reading)
                .contains(Reading.WELL);
        assertThat(clock.note("two", Duration.ofDays(4), NOW)).isEmpty();
    }
}
