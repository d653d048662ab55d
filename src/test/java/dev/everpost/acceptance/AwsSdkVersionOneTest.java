package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The AWS SDK for Java by SES API v1. Its client lives in a process and a class path of its own (src/test/java-ses), because
 * no release of it stands beside the SDK that the product uses.
 */
@Tag("acceptance")
@Timeout(60)
class AwsSdkVersionOneTest {

    private static final Path JARS = Path.of("target", "java-ses-client").toAbsolutePath();
    private static final Path CLIENT = Path.of("src", "test", "java-ses").toAbsolutePath();

    @TempDir
    Path folder;

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
    void doesWhatItsUsersExpectAndARetriedCallMakesOneMessage() throws Exception {
        assertThat(JARS)
                .as("the jars of src/test/java-ses; scripts/install-test-tools.sh fetches them")
                .exists();
        List<String> sent;
        try (var lossy = LostAnswers.before(rig.config.httpPort, 1)) {
            sent = new Program(Map.of(
                            "AWS_ACCESS_KEY_ID", ConfigFile.AWS_KEY_ID, "AWS_SECRET_ACCESS_KEY", ConfigFile.AWS_SECRET))
                    .run(
                            CLIENT,
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            JARS + "/*",
                            "ClientOfVersionOne.java",
                            "http://127.0.0.1:" + rig.config.httpPort,
                            "http://127.0.0.1:" + lossy.port())
                    .well()
                    .lines()
                    .filter(line -> line.startsWith("java-"))
                    .toList();
        }

        assertThat(sent).hasSize(5);
        for (var line : sent) {
            var parts = line.split(" ", 2);
            assertThat(rig.arrived(parts[0])).contains("X-Everpost-Id: " + parts[1]);
        }
        assertThat(rig.mailroom.summary().copies()).isEqualTo(5);
    }
}
