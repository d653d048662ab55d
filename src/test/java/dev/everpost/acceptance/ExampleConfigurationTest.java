package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.scenario.ConnectionRefused;
import dev.everpost.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example that everybody starts from, unchanged; the only test with ports of its own choice. */
@Tag("acceptance")
@Timeout(60)
class ExampleConfigurationTest {

    private static final Path EXAMPLE = Path.of("docs/examples/everpost.yaml");
    private static final int HTTP_PORT = 8025;
    private static final int SMTP_PORT = 2525;

    @TempDir
    private Path folder;

    @Test
    void theExampleStartsUnchangedAndCarriesMailByEachOfItsProviders() throws IOException {
        var config = Files.copy(EXAMPLE, folder.resolve("everpost.yaml"));
        var mailroom = new Mailroom(World.real());
        try (var sandbox = new Sandbox(World.real(), mailroom);
                var rest = new RestClient(HTTP_PORT)) {
            sandbox.smtp("alpha", 2601, false);
            sandbox.smtp("beta", 2602, false);
            sandbox.ses("gamma", 2603, false);
            try (var gateway = GatewayProcess.start(config)) {
                gateway.awaitReady(rest);
                for (var provider : List.of("alpha", "beta", "gamma")) {
                    send(provider + "@example.net");
                    Await.until(
                            "mail to " + provider,
                            Duration.ofSeconds(15),
                            () -> !mailroom.of(provider + "@example.net").isEmpty());
                    assertThat(mailroom.of(provider + "@example.net").getFirst().provider())
                            .isEqualTo(provider);
                    sandbox.provider(provider).orElseThrow().set(new ConnectionRefused());
                }
                assertThat(folder.resolve("var/everpost.db")).exists();
            }
        }
    }

    private static void send(String to) throws IOException {
        try (var talk = new SmtpTalk(SMTP_PORT)) {
            assertThat(talk.send(Letter.to(to).of("critical"))).startsWith("250");
        }
    }
}
