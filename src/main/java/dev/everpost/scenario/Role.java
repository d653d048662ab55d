package dev.everpost.scenario;

import dev.everpost.fact.ProviderName;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whom a provider plays in an outage.
 *
 * @param vendor as configurations name the type, such as {@code ses}; providers of one vendor fail together where the vendor does
 * @param region where the account is, or null where the vendor has only one place
 * @param reports whether it tells what became of mail that it took
 */
public record Role(
        ProviderName name,
        String vendor,
        Protocol protocol,
        @Nullable String region,
        boolean reports) {

    /** How mail is handed to it. */
    public enum Protocol {
        /** By SMTP; a name that it gives a message cannot be asked about. */
        SMTP,
        /** By an HTTP interface. */
        API,
        /** Nobody stands between us and the receivers. */
        DIRECT;

        /** The name in files. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** For people: {@code ses-east: ses by api in us-east-1}. */
    public String words() {
        return name + ": " + vendor + " by " + protocol.label() + (region == null ? "" : " in " + region);
    }
}
