package dev.everpost.app.settings;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A provider that is reached by the Amazon SES API v2.
 *
 * @param endpoint instead of the region's own, or null
 * @param ca PEM file of the authorities to trust, or null for the JDK's
 * @param accessKeyId null leaves the search for credentials to the AWS SDK's default chain
 * @param configurationSet named in every call, or null
 * @param patience for transactional and bulk mail; there is no {@code command} step
 * @param patienceCritical for critical mail
 * @param hook how it reports back; null: it does not
 */
public record SesCarrier(
        String region,
        @Nullable URI endpoint,
        @Nullable Path ca,
        @Nullable String accessKeyId,
        @Nullable Secret secretAccessKey,
        @Nullable String configurationSet,
        Patience patience,
        Patience patienceCritical,
        @Nullable SesHookKeys hook)
        implements ProviderSettings.Carrier {

    static SesCarrier read(Section section) {
        var access = WebAccess.read(section);
        return new SesCarrier(
                section.require("region", Kinds.NAME, "us-east-1"),
                access.endpoint(),
                access.ca(),
                section.find("access_key_id", Kinds.TEXT),
                section.find("secret_access_key", Kinds.SECRET),
                section.find("configuration_set", Kinds.TEXT),
                access.patience(),
                access.patienceCritical(),
                SesHookKeys.readIfGiven(section.sectionIfGiven("hook")));
    }
}
