package dev.everpost.app.settings;

import java.util.List;

/**
 * A Resend team, reached by its Email API.
 *
 * @param hookSecrets what its webhooks are signed with ({@code whsec_...}), several while they are being changed; empty reads none
 */
public record ResendCarrier(WebAccess access, Secret apiKey, List<Secret> hookSecrets)
        implements ProviderSettings.Carrier {

    public ResendCarrier {
        hookSecrets = List.copyOf(hookSecrets);
    }

    static ResendCarrier read(Section section) {
        return new ResendCarrier(
                WebAccess.read(section),
                section.require("api_key", Kinds.SECRET, new Secret("none")),
                section.section("hook").oneOrMore("signing_secret", Kinds.SVIX_SECRET, List.of()));
    }
}
