package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.sandbox.azure.AzurePersonality;
import dev.everpost.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Azure's own JavaScript library takes the simulated Azure for Azure: its signatures, operations and errors. */
@Tag("acceptance")
@Timeout(60)
class AzureLibraryTest {

    private static final Path SCRIPTS = Path.of("src", "test", "node").toAbsolutePath();

    @Test
    void signsSendsPollsAndFailsAsItDoesAtAzure() throws IOException {
        var mailroom = new Mailroom(World.real());
        try (var sandbox = new Sandbox(World.real(), mailroom)) {
            var vendor = sandbox.web("azure", 0, false, new AzurePersonality());
            new Program(Map.of("VENDOR", vendor.endpoint().toString(), "ACCESS_KEY", AzurePersonality.ACCESS_KEY))
                    .run(SCRIPTS, "node", "--test", "azure.test.mjs")
                    .well();
        }
        assertThat(mailroom.summary().messages()).isEqualTo(4);
        assertThat(mailroom.summary().duplicates()).isZero();
    }
}
