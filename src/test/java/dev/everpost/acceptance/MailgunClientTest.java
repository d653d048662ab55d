package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.provider.hook.HookReading;
import dev.everpost.provider.mailgun.MailgunHook;
import dev.everpost.provider.web.Reported;
import dev.everpost.sandbox.mailgun.MailgunPersonality;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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
        var mailgun = new MailgunPersonality();
        var environment = Reported.environment(mailgun, folder);
        environment.put("API_KEY", MailgunPersonality.API_KEY);
        environment.put("SIGNING_KEY", MailgunPersonality.SIGNING_KEY);

        var mailroom = VendorLibraries.run(mailgun, "mailgun.test.mjs", environment);

        assertThat(mailroom.of("fields@example.net")).hasSize(1);
        assertThat(mailroom.of("mime@example.net")).hasSize(1);
        var hook = new MailgunHook(MailgunPersonality.SIGNING_KEY, Duration.ofDays(1));
        assertThat(Reported.readings(mailgun, hook)).hasOnlyElementsOfType(HookReading.Tidings.class);
    }
}
