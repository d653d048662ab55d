package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.scenario.ConnectionRefused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running gateway finds out that a provider is down, says why, and still knows it after a restart. */
@Tag("acceptance")
@Timeout(120)
class HealthTest {

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    @TempDir
    private Path folder;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = Rig.withTwoProviders(folder).start();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void aProviderThatRefusesIsJudgedDownWithItsEvidenceAndTheOtherIsNot() {
        rig.rest.accepted(Letter.to("before@example.net"));
        rig.sandbox.provider("alpha").orElseThrow().set(new ConnectionRefused());

        Await.until(
                () -> "alpha is judged down: " + rig.rest.get("/api/v1/health").text(), PATIENCE, () -> {
                    rig.rest.accepted(Letter.to("ann@example.net"));
                    return state("alpha").equals("down");
                });

        assertThat(state("beta")).isNotEqualTo("down");
        assertThat(verdict("alpha").orElseThrow().path("evidence").values()).isNotEmpty();
        assertThat(rig.rest.get("/api/v1/news").text()).contains("\"judged\"").contains("outage");

        rig.gateway().kill();
        rig.start();
        Await.until("the verdict is still there", PATIENCE, () -> state("alpha").equals("down"));
    }

    private String state(String provider) {
        return verdict(provider).map(one -> one.path("state").asString()).orElse("none");
    }

    private Optional<JsonNode> verdict(String provider) {
        var body = JsonMapper.shared().readTree(rig.rest.get("/api/v1/health").text());
        return body.path("verdicts").values().stream()
                .filter(one -> one.path("scope").asString().equals(provider))
                .findFirst();
    }
}
