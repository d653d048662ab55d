package dev.everpost.app.settings;

/**
 * A provider that is reached by the Mailjet Send API v3.1.
 *
 * @param apiKey the public half of the account's key
 * @param hook what its webhooks show
 */
public record MailjetCarrier(Secret apiKey, Secret secretKey, HookSecret hook, WebAccess access)
        implements ProviderSettings.Carrier {

    static MailjetCarrier read(Section section) {
        return new MailjetCarrier(
                section.require("api_key", Kinds.SECRET, new Secret("")),
                section.require("secret_key", Kinds.SECRET, new Secret("")),
                HookSecret.read(section),
                WebAccess.read(section));
    }
}
