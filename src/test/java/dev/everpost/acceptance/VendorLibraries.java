package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Personality;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Runs a vendor's own JavaScript library, one script of src/test/node, against that vendor's personality. */
final class VendorLibraries {

    private static final Path SCRIPTS = Path.of("src", "test", "node").toAbsolutePath();

    private VendorLibraries() {}

    /**
     * Runs a script until it ends well; what reached recipients.
     *
     * @param environment beside VENDOR_URL and VENDOR_HOST
     */
    static Mailroom run(Personality personality, String script, Map<String, String> environment) {
        assertThat(SCRIPTS.resolve("node_modules"))
                .as("the packages of src/test/node; scripts/install-test-tools.sh installs them where node 20 is")
                .exists();
        var mailroom = new Mailroom(World.real(), 1 << 20);
        try (var sandbox = new Sandbox(World.real(), mailroom)) {
            var vendor = sandbox.web(personality.vendor(), 0, false, personality);
            var all = new HashMap<>(environment);
            all.put("VENDOR_URL", vendor.endpoint().toString());
            all.put("VENDOR_HOST", "127.0.0.1:" + vendor.port());
            new Program(all).run(SCRIPTS, "node", "--test", script).well();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return mailroom;
    }
}
