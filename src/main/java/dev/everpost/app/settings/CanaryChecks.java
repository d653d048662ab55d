package dev.everpost.app.settings;

import dev.everpost.app.settings.CanarySettings.SeedMailbox.TlsMode;

/** Whether canaries have somebody to carry them, and a mailbox that may be read. */
final class CanaryChecks {

    private final Settings settings;
    private final Reading reading;

    CanaryChecks(Settings settings, Reading reading) {
        this.settings = settings;
        this.reading = reading;
    }

    void run() {
        var canary = settings.canary();
        if (canary == null) {
            return;
        }
        var known = settings.providers().stream().map(ProviderSettings::name).toList();
        for (var name : canary.providers()) {
            if (!known.contains(name)) {
                var what = "canary.providers names the provider '" + name + "', which is not configured";
                reading.error("canary.providers", what, "name those of " + String.join(", ", known));
            }
        }
        var mailbox = canary.mailbox();
        if (mailbox.tls() == TlsMode.NONE && !new HostPort(mailbox.host(), mailbox.port()).isLoopback()) {
            var what = "canary.mailbox.tls is none: its password would travel in clear to " + mailbox.host();
            reading.error("canary.mailbox.tls", what, "give implicit or starttls");
        }
    }
}
