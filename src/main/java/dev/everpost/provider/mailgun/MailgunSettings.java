package dev.everpost.provider.mailgun;

import dev.everpost.provider.web.WebSettings;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One sending domain at Mailgun, as configured; the key is hidden in text.
 *
 * @param endpoint instead of Mailgun's own of that region, or null
 * @param domain the sending domain, as the account has it
 * @param apiKey of the account or of the domain; a domain's key cannot be asked for the account's limit
 * @param ipPool the id of the pool to send from, or null
 */
public record MailgunSettings(
        WebSettings web,
        Region region,
        @Nullable URI endpoint,
        String domain,
        String apiKey,
        @Nullable String ipPool) {

    /** Where the domain is; the other region does not know it. */
    public enum Region {
        US("https://api.mailgun.net"),
        EU("https://api.eu.mailgun.net");

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
        return "MailgunSettings[" + web.name() + ", " + region + ", " + domain + ", endpoint " + endpoint
                + ", key hidden]";
    }
}
