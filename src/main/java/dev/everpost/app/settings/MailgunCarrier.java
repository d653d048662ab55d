package dev.everpost.app.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A provider that is reached by Mailgun's API.
 *
 * @param domain the sending domain, as the account has it
 * @param ipPool the id of the pool to send from, or null
 * @param hookSigningKey verifies what Mailgun posts to us; null takes no posts
 * @param hookMaxAge older posts are refused
 */
public record MailgunCarrier(
        Region region,
        String domain,
        WebAccess access,
        Secret apiKey,
        @Nullable String ipPool,
        @Nullable Secret hookSigningKey,
        Duration hookMaxAge)
        implements ProviderSettings.Carrier {

    /** Where the domain is. */
    public enum Region {
        US,
        EU
    }

    static MailgunCarrier read(Section section) {
        var hook = section.section("hook");
        return new MailgunCarrier(
                section.require("region", Kinds.choice(Region.class), Region.US),
                section.require("domain", Kinds.DOMAIN, "example.com"),
                WebAccess.read(section),
                section.require("api_key", Kinds.SECRET, new Secret("")),
                section.find("ip_pool", Kinds.NAME),
                hook.find("signing_key", Kinds.SECRET),
                HookAge.read(hook));
    }
}
