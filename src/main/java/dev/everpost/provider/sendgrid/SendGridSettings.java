package dev.everpost.provider.sendgrid;

import dev.everpost.provider.web.WebSettings;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One SendGrid account or subuser, as configured; the key is hidden in text.
 *
 * @param endpoint instead of SendGrid's own of that region, or null
 * @param apiKey needs the scope {@code mail.send}; the checkup also {@code user.credits.read} and {@code whitelabel.read}
 * @param ipPool named in every call, or null
 */
public record SendGridSettings(
        WebSettings web,
        Region region,
        @Nullable URI endpoint,
        String apiKey,
        @Nullable String ipPool) {

    /** Where the account's data stays. */
    public enum Region {
        GLOBAL("https://api.sendgrid.com"),
        EU("https://api.eu.sendgrid.com");

        private final String host;

        Region(String host) {
            this.host = host;
        }

        /** Where its API is. */
        public URI home() {
            return URI.create(host);
        }
    }

    /** A path of the API, with its query if it has one. */
    URI at(String path) {
        return URI.create((endpoint == null ? region.host : endpoint.toString().replaceFirst("/+$", "")) + path);
    }

    @Override
    public String toString() {
        return "SendGridSettings[" + web.name() + ", " + region + ", endpoint " + endpoint + ", key hidden]";
    }
}
