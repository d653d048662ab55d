package dev.everpost.app.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A provider that is reached by SendGrid's API.
 *
 * @param ipPool named in every call, or null
 * @param hookPublicKey verifies what SendGrid posts to us; null takes no posts
 * @param hookMaxAge older posts are refused
 */
public record SendGridCarrier(
        Region region,
        WebAccess access,
        Secret apiKey,
        @Nullable String ipPool,
        @Nullable String hookPublicKey,
        Duration hookMaxAge)
        implements ProviderSettings.Carrier {

    /** Where the account's data stays. */
    public enum Region {
        GLOBAL,
        EU
    }

    static SendGridCarrier read(Section section) {
        var hook = section.section("hook");
        return new SendGridCarrier(
                section.require("region", Kinds.choice(Region.class), Region.GLOBAL),
                WebAccess.read(section),
                section.require("api_key", Kinds.SECRET, new Secret("")),
                section.find("ip_pool", Kinds.TEXT),
                hook.find("public_key", Kinds.PUBLIC_KEY),
                HookAge.read(hook));
    }
}
