package dev.everpost.provider.hook;

import dev.everpost.fact.Fact.Report;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a provider tells of one recipient, in our vocabulary, with the vendor's own words beside. Everything textual in
 * it is the sender's: hostile until shown otherwise.
 *
 * @param eventId the same for a repeat of the same event; where the vendor gives none that is stable, made from what does not
 *     change (message, recipient, event, time)
 * @param report {@code UNKNOWN} for an event that we have no word for: kept, not dropped
 * @param event the vendor's word, such as {@code spamreport}
 * @param ourId our message id, from the custom argument, tag or header that we sent along; null when it is not there
 * @param providerId the provider's name for the message, or null
 * @param recipient an address as the provider wrote it, or null
 * @param happenedAt by the provider's clock; when we received it, if it tells no time
 * @param details by name, as far as they were told: status, diagnostic, subtype, agent, address, link, reason
 *     (a {@link Reason} in lower case), mta
 * @param raw the vendor's text of this event alone, at most {@value #RAW_CHARS_MAX} characters
 */
public record Told(
        String eventId,
        Report report,
        String event,
        @Nullable String ourId,
        @Nullable String providerId,
        @Nullable String recipient,
        Instant happenedAt,
        Map<String, String> details,
        String raw) {

    /** Longer evidence is cut. */
    public static final int RAW_CHARS_MAX = 16_000;

    public Told {
        details = Map.copyOf(details);
        raw = raw.length() <= RAW_CHARS_MAX ? raw : raw.substring(0, RAW_CHARS_MAX);
    }

    /** Why mail came back or was put off, whichever vendor says it. */
    public enum Reason {
        NO_SUCH_ADDRESS,
        NO_SUCH_DOMAIN,
        MAILBOX_FULL,
        MAILBOX_DISABLED,
        TOO_LARGE,
        CONTENT,
        SPAM,
        REPUTATION,
        AUTHENTICATION,
        POLICY,
        RATE,
        GREYLISTED,
        UNREACHABLE,
        SUPPRESSED,
        RELAY,
        OTHER
    }
}
