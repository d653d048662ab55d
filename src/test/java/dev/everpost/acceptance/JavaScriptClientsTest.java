package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.edge.smtp.SesSmtpPassword;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JavaScript clients in src/test/node: each script asserts what it is told, this class what its recipients got. */
@Tag("acceptance")
@Timeout(60)
class JavaScriptClientsTest {

    private static final Path SCRIPTS = Path.of("src", "test", "node").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = Rig.withTwoProviders(folder);
        rig.config.selfSigned().also("ses: { max_send_rate: 10 }");
        rig.start();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sesv2.test.mjs", "ses.test.mjs", "nodemailer.test.mjs", "webhooks.test.mjs"})
    void doesWhatItsUsersExpect(String script) throws IOException {
        assertThat(SCRIPTS.resolve("node_modules"))
                .as("the packages of src/test/node; scripts/install-test-tools.sh installs them where node 20 is")
                .exists();
        var sent = folder.resolve("sent");
        try (var lossy = LostAnswers.before(rig.config.httpPort, 1)) {
            new Program(environment(sent, lossy.port()))
                    .run(SCRIPTS, "node", "--test", script)
                    .well();
        }
        for (var line : Files.readAllLines(sent)) {
            var parts = line.split(" ");
            assertThat(rig.arrived(parts[0])).contains("X-Everpost-Id: " + parts[1]);
        }
        Await.until("an empty queue", PATIENCE, rig::isQueueEmpty);
        assertThat(rig.mailroom.summary().copies())
                .as("copies in all")
                .isEqualTo(Files.readAllLines(sent).size());
    }

    private Map<String, String> environment(Path sent, int lossyPort) {
        return Map.of(
                "API_KEY",
                ConfigFile.API_KEY,
                "GATEWAY",
                "http://127.0.0.1:" + rig.config.httpPort,
                "LOSSY_GATEWAY",
                "http://127.0.0.1:" + lossyPort,
                "SMTP_PORT",
                Integer.toString(rig.config.smtpPort),
                "SES_SMTP_PASSWORD",
                SesSmtpPassword.of(ConfigFile.AWS_SECRET, "eu-west-1"),
                "SENT",
                sent.toString(),
                "AWS_ACCESS_KEY_ID",
                ConfigFile.AWS_KEY_ID,
                "AWS_SECRET_ACCESS_KEY",
                ConfigFile.AWS_SECRET);
    }
}
