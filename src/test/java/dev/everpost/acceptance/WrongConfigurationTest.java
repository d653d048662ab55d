package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway that cannot be started says why, where and what to do, and nothing else. */
@Tag("acceptance")
@Timeout(60)
class WrongConfigurationTest {

    private static final Path BAD = Path.of("src/test/resources/dev/everpost/app/settings/bad");
    private static final int REFUSED = 2;
    private static final int FAILED = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"unknown-key", "bad-values", "not-yaml", "missing-variable", "nothing-configured"})
    void aWrongFileIsRefusedWithEveryLineThatIsWrong(String name) throws IOException {
        var config = Files.copy(BAD.resolve(name + ".yaml"), folder.resolve(name + ".yaml"));
        try (var gateway = GatewayProcess.start(config)) {
            assertThat(gateway.exitCode(PATIENCE)).isEqualTo(REFUSED);
            assertThat(gateway.log()).isEqualTo(Files.readString(BAD.resolve(name + ".expected")));
        }
    }

    @Test
    void aMissingFileIsNamed() {
        try (var gateway = GatewayProcess.start(folder.resolve("nowhere.yaml"))) {
            assertThat(gateway.exitCode(PATIENCE)).isEqualTo(REFUSED);
            assertThat(gateway.log()).contains("nowhere.yaml").doesNotContain("\tat ", "Exception");
        }
    }

    @Test
    void aTakenPortIsNamedWithoutAStackTrace() {
        try (var rig = Rig.withTwoProviders(folder).start()) {
            var second = rig.config.store(folder.resolve("second.db")).write();
            try (var gateway = GatewayProcess.start(second)) {
                assertThat(gateway.exitCode(PATIENCE)).isEqualTo(FAILED);
                assertThat(gateway.log())
                        .contains("127.0.0.1:" + rig.config.smtpPort)
                        .doesNotContain("\tat ");
            }
        }
    }

    @Test
    void aStoreInUseByAnotherGatewayIsLeftAlone() {
        try (var rig = Rig.withTwoProviders(folder).start();
                var gateway = GatewayProcess.start(rig.config.path())) {
            assertThat(gateway.exitCode(PATIENCE)).isEqualTo(FAILED);
            assertThat(gateway.log()).contains("everpost.db").doesNotContain("\tat ");
            assertThat(rig.rest.status("/health/ready")).isEqualTo(200);
        }
    }
}
