package dev.everpost.app.settings;

import org.jspecify.annotations.Nullable;

/**
 * A provider that is reached by the Brevo API v3.
 *
 * @param sendingIp a dedicated address of the account to send from, or null for Brevo's choice
 * @param hook what its webhooks show
 */
public record BrevoCarrier(Secret apiKey, @Nullable String sendingIp, HookSecret hook, WebAccess access)
        implements ProviderSettings.Carrier {

    static BrevoCarrier read(Section section) {
        return new BrevoCarrier(
                section.require("api_key", Kinds.SECRET, new Secret("")),
                section.find("sending_ip", Kinds.HOST),
                HookSecret.read(section),
                WebAccess.read(section));
    }
}
