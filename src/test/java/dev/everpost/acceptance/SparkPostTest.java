package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.sandbox.sparkpost.SparkPostPersonality;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SparkPost between the gateway and recipients, and SparkPost's own library to show that the simulated one speaks its dialect. */
@Tag("acceptance")
@Timeout(60)
class SparkPostTest {

    @TempDir
    private Path folder;

    @Test
    void itsOwnLibraryIsAtHomeWithTheSimulatedOne() {
        var mailroom = VendorLibraries.run(
                new SparkPostPersonality(), "sparkpost.test.mjs", Map.of("API_KEY", "sparkpost-api-key"));
        assertThat(mailroom.copies("library-1", "ann@example.com")).isOne();
        assertThat(mailroom.copies("library-2", "ann@example.com")).isOne();
    }

    @Test
    void mailThatComesInBySmtpLeavesThroughIt() throws IOException {
        try (var rig = new Rig(folder)) {
            var personality = new SparkPostPersonality();
            var vendor = rig.sandbox.web("epsilon", 0, false, personality);
            rig.config.provider(
                    "epsilon", "type: sparkpost, endpoint: '" + vendor.endpoint() + "', " + personality.credentials());
            rig.config.route("match: {}, providers: [epsilon]");
            rig.start();
            try (var talk = rig.talk()) {
                assertThat(talk.send(Letter.to("ann@example.net"))).startsWith("250");
            }
            assertThat(rig.arrived("ann@example.net"))
                    .startsWith("Received: by gateway.example")
                    .contains("X-Everpost-Id: ")
                    .contains("On its way.");
        }
    }
}
