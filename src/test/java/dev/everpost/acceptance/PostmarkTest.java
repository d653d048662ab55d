package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.sandbox.postmark.PostmarkPersonality;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Postmark between the gateway and recipients, and Postmark's own library to show that the simulated one speaks its dialect. */
@Tag("acceptance")
@Timeout(60)
class PostmarkTest {

    @TempDir
    private Path folder;

    @Test
    void itsOwnLibraryIsAtHomeWithTheSimulatedOne() {
        var mailroom = VendorLibraries.run(
                new PostmarkPersonality(), "postmark.test.mjs", Map.of("SERVER_TOKEN", "postmark-server-token"));
        assertThat(mailroom.copies("library-1", "ann@example.com")).isOne();
    }

    @Test
    void mailThatComesInBySmtpLeavesThroughIt() throws IOException {
        try (var rig = new Rig(folder)) {
            var personality = new PostmarkPersonality();
            var vendor = rig.sandbox.web("delta", 0, false, personality);
            rig.config.provider(
                    "delta", "type: postmark, endpoint: '" + vendor.endpoint() + "', " + personality.credentials());
            rig.config.route("match: {}, providers: [delta]");
            rig.start();
            try (var talk = rig.talk()) {
                assertThat(talk.send(Letter.to("ann@example.net"))).startsWith("250");
            }
            assertThat(rig.arrived("ann@example.net"))
                    .contains("X-Everpost-Id: ")
                    .contains("On its way.");
        }
    }
}
