package dev.everpost.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import dev.everpost.scenario.Scenario;
import dev.everpost.scenario.ScenarioFile;
import dev.everpost.store.Ledger;
import dev.everpost.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults of a name and of a certificate, which only show where providers are reached by name and verified. */
class PlayedFaultsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource({"name_not_found, 0s, NAME_NOT_FOUND", "expired_certificate, 1s, TLS"})
    void theProviderFailsAndTheNextOneCarriesTheMail(String fault, String at, Outcome.Failure failure)
            throws Exception {
        var scenario = scenario(fault, at);
        try (var house = Playhouse.open(scenario, Ports.near(0, 0), folder, World.real())) {
            var ending = new Play(scenario, house, Screen.SILENT, Duration.ofMinutes(1), World.real()).perform();

            assertThat(ending.disappointments(scenario.expectations())).isEmpty();
            assertThat(ending.verdict().delivered())
                    .isPositive()
                    .isEqualTo(ending.verdict().accepted());
            assertThat(ending.failovers())
                    .singleElement()
                    .satisfies(found -> assertThat(found.to()).hasToString("beta"));
            assertThat(failuresOfAlpha(house)).contains(failure);
        }
    }

    private static Scenario scenario(String fault, String at) {
        return ScenarioFile.parse("test", """
                name: short
                description: The primary is ill.
                duration: 3s
                providers: [alpha, beta]
                traffic: { rate: 40, size: 1024 }
                timeline:
                  - { at: %s, provider: alpha, fault: %s }
                expect: { lost: 0 }
                """.formatted(at, fault));
    }

    private static List<Outcome.Failure> failuresOfAlpha(Playhouse house) {
        return house.ledger().factsAfter(0, 10_000).stream()
                .map(Ledger.Entry::fact)
                .flatMap(fact -> fact instanceof Fact.AttemptEnded ended ? ended.outcomes().stream() : Stream.empty())
                .map(Fact.RecipientOutcome::outcome)
                .flatMap(outcome ->
                        outcome instanceof Outcome.ProviderDown down ? Stream.of(down.failure()) : Stream.empty())
                .toList();
    }
}
