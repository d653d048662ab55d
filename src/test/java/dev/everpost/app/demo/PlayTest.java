package dev.everpost.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.scenario.ScenarioFile;
import dev.everpost.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayTest {

    @Test
    void thePrimaryDiesAndEveryAcceptedMessageArrivesByAnother(@TempDir Path folder) throws Exception {
        var scenario = ScenarioFile.parse("test", """
                name: short
                description: The primary refuses connections after a second.
                duration: 4s
                providers: [alpha, beta, gamma]
                traffic: { rate: 40, size: 1024 }
                timeline:
                  - { at: 2s, provider: alpha, fault: connection_refused }
                expect: { lost: 0 }
                """);
        try (var house = Playhouse.open(scenario, Ports.near(0, 0), folder, World.real())) {
            var ending = new Play(scenario, house, Screen.SILENT, Duration.ofMinutes(1), World.real()).perform();

            assertThat(ending.disappointments(scenario.expectations())).isEmpty();
            assertThat(ending.verdict().accepted()).isPositive();
            assertThat(ending.verdict().delivered()).isEqualTo(ending.verdict().accepted());
            assertThat(ending.notAccepted()).isZero();
            assertThat(ending.carried()).containsKeys("alpha", "beta");
            assertThat(ending.failovers())
                    .singleElement()
                    .satisfies(found -> assertThat(found.to()).hasToString("beta"));
            assertThat(EndingJson.of(ending, scenario.expectations())).contains("\"held\" : true");
        }
    }

    @Test
    void theScenarioInTheJarIsTheOneThatPeopleRead() throws Exception {
        try (var resource = DemoCommand.class.getResourceAsStream("demo.yaml")) {
            assertThat(resource).hasBinaryContent(Files.readAllBytes(Path.of("scenarios/demo.yaml")));
        }
        assertThat(DemoCommand.scenario().duration()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void aPortThatIsTakenIsLeftForAFreeOneAndSaid() throws Exception {
        try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
            var ports = Ports.near(taken.getLocalPort(), 0);

            assertThat(ports.smtp())
                    .isPositive()
                    .isNotEqualTo(taken.getLocalPort())
                    .isNotEqualTo(ports.http());
            assertThat(ports.moved()).isTrue();
        }
    }
}
