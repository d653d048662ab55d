package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.sandbox.brevo.BrevoPersonality;
import dev.everpost.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Brevo's own client library for JavaScript takes the simulated Brevo for the real one. */
@Tag("acceptance")
@Timeout(60)
class BrevoClientTest {

    private static final Path SCRIPTS = Path.of("src", "test", "node").toAbsolutePath();

    @Test
    void sendsAsksAndTellsErrorsApart() throws IOException {
        var mailroom = new Mailroom(World.real());
        try (var sandbox = new Sandbox(World.real(), mailroom)) {
            var vendor = sandbox.web("brevo", 0, false, new BrevoPersonality());
            new Program(Map.of("ENDPOINT", vendor.endpoint().toString()))
                    .run(SCRIPTS, "node", "--test", "brevo.test.mjs")
                    .well();
        }
        assertThat(mailroom.of("brevo-client@example.net")).hasSize(1);
        assertThat(mailroom.of("brevo-once@example.net")).hasSize(1);
    }
}
