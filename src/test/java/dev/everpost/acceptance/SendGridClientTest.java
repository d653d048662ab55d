package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.provider.sendgrid.SendGridHook;
import dev.everpost.sandbox.sendgrid.SendGridPersonality;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SendGrid's own packages for JavaScript against the simulated SendGrid. */
@Tag("acceptance")
class SendGridClientTest {

    @TempDir
    Path folder;

    @Test
    void sendsLearnsOfErrorsAndVerifiesEvents() throws IOException {
        var sendGrid = new SendGridPersonality();
        var client = new VendorClient(sendGrid, "sendgrid.test.mjs", folder);

        var mailroom = client.sends(Map.of("API_KEY", SendGridPersonality.API_KEY, "PUBLIC_KEY", sendGrid.publicKey()));

        assertThat(mailroom.of("ann@example.net")).hasSize(1);
        assertThat(mailroom.of("blind@example.net")).hasSize(1);
        client.isReadBy(new SendGridHook(sendGrid.publicKey(), Duration.ofDays(1)));
    }
}
