package dev.everpost.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageId;
import dev.everpost.scenario.ConnectionRefused;
import dev.everpost.scenario.Episode;
import dev.everpost.scenario.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailoversTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final ProviderName ALPHA = new ProviderName("alpha");
    private static final ProviderName BETA = new ProviderName("beta");
    private static final Outcome DOWN = new Outcome.ProviderDown(Outcome.Failure.CONNECT_REFUSED, "refused");
    private static final Outcome YES = new Outcome.Accepted(null, "250 Ok");

    private final Failovers failovers = new Failovers(
            new Timeline(List.of(
                    new Episode(Duration.ofSeconds(8), ALPHA, new ConnectionRefused(), Duration.ofSeconds(14)))),
            BEGIN);

    @Test
    void theTimeRunsFromTheFaultToTheFirstFailedMessageThatAnotherTook() {
        failovers.read(ended(1, ALPHA, DOWN, 8_100));

        var failover = failovers.read(ended(1, BETA, YES, 8_300));

        assertThat(failover).hasValueSatisfying(found -> {
            assertThat(found.after()).isEqualTo(Duration.ofMillis(300));
            assertThat(found.words()).startsWith("first message by beta, 0.3 s after the fault");
        });
    }

    @Test
    void mailThatTheBackupCarriesAnywayProvesNothing() {
        failovers.read(ended(1, ALPHA, DOWN, 8_100));

        assertThat(failovers.read(ended(2, BETA, YES, 8_200))).isEmpty();
    }

    @Test
    void aFailureBeforeTheFaultIsNotItsDoing() {
        failovers.read(ended(1, ALPHA, DOWN, 7_900));

        assertThat(failovers.read(ended(1, BETA, YES, 8_200))).isEmpty();
    }

    @Test
    void eachFaultIsToldOnce() {
        failovers.read(ended(1, ALPHA, DOWN, 8_100));
        failovers.read(ended(1, BETA, YES, 8_200));
        failovers.read(ended(2, ALPHA, DOWN, 8_300));
        failovers.read(ended(2, BETA, YES, 8_400));

        assertThat(failovers.found()).hasSize(1);
    }

    private static Fact.AttemptEnded ended(long id, ProviderName by, Outcome outcome, int millis) {
        return new Fact.AttemptEnded(
                BEGIN.plusMillis(millis),
                new MessageId(id),
                1,
                by,
                Duration.ofMillis(5),
                List.of(new Fact.RecipientOutcome(0, outcome, false)));
    }
}
