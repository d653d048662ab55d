package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.provider.mailgun.MailgunHook;
import dev.everpost.sandbox.mailgun.MailgunPersonality;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mailgun's own package for JavaScript against the simulated Mailgun. */
@Tag("acceptance")
class MailgunClientTest {

    @TempDir
    Path folder;

    @Test
    void sendsLearnsOfErrorsAndFindsEvents() throws IOException {
        var client = new VendorClient(new MailgunPersonality(), "mailgun.test.mjs", folder);

        var mailroom = client.sends(
                Map.of("API_KEY", MailgunPersonality.API_KEY, "SIGNING_KEY", MailgunPersonality.SIGNING_KEY));

        assertThat(mailroom.of("fields@example.net")).hasSize(1);
        assertThat(mailroom.of("mime@example.net")).hasSize(1);
        client.isReadBy(new MailgunHook(MailgunPersonality.SIGNING_KEY, Duration.ofDays(1)));
    }
}
