package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.sandbox.mailjet.MailjetPersonality;
import dev.everpost.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Mailjet's own client library for JavaScript takes the simulated Mailjet for the real one. */
@Tag("acceptance")
@Timeout(60)
class MailjetClientTest {

    private static final Path SCRIPTS = Path.of("src", "test", "node").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void sendsAsksAndTellsErrorsApart() throws IOException {
        var mailroom = new Mailroom(World.real());
        try (var sandbox = new Sandbox(World.real(), mailroom)) {
            var vendor = sandbox.web("mailjet", 0, true, new MailjetPersonality());
            var authority = Files.writeString(
                    folder.resolve("ca.pem"), sandbox.certificates().authorityPem());
            var trust = Map.of("ENDPOINT", vendor.endpoint().toString(), "NODE_EXTRA_CA_CERTS", authority.toString());
            new Program(trust)
                    .run(SCRIPTS, "node", "--test", "mailjet.test.mjs")
                    .well();
        }
        assertThat(mailroom.of("mailjet-client@example.net")).hasSize(1);
        assertThat(mailroom.of("mailjet-other@example.net")).hasSize(1);
    }
}
