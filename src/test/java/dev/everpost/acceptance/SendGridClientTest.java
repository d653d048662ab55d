package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.provider.hook.HookReading;
import dev.everpost.provider.sendgrid.SendGridHook;
import dev.everpost.provider.web.Reported;
import dev.everpost.sandbox.sendgrid.SendGridPersonality;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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
        var environment = Reported.environment(sendGrid, folder);
        environment.put("API_KEY", SendGridPersonality.API_KEY);
        environment.put("PUBLIC_KEY", sendGrid.publicKey());

        var mailroom = VendorLibraries.run(sendGrid, "sendgrid.test.mjs", environment);

        assertThat(mailroom.of("ann@example.net")).hasSize(1);
        assertThat(mailroom.of("blind@example.net")).hasSize(1);
        var hook = new SendGridHook(sendGrid.publicKey(), Duration.ofDays(1));
        assertThat(Reported.readings(sendGrid, hook)).hasOnlyElementsOfType(HookReading.Tidings.class);
    }
}
