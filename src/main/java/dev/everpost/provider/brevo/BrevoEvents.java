package dev.everpost.provider.brevo;

import dev.everpost.fact.Fact.Report;
import dev.everpost.provider.hook.Told.Reason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Brevo's words for events in ours; the table is {@code docs/reference/outcomes-brevo.md}. Source: Brevo's page on transactional
 * webhooks.
 */
final class BrevoEvents {

    private BrevoEvents() {}

    static Report report(String event) {
        return switch (event.toLowerCase(Locale.ROOT)) {
            case "request", "sent" -> Report.QUEUED;
            case "delivered" -> Report.DELIVERED;
            case "deferred" -> Report.DELAYED;
            case "hard_bounce", "invalid_email", "invalid" -> Report.BOUNCED_FOR_GOOD;
            case "soft_bounce" -> Report.BOUNCED_FOR_NOW;
            case "blocked", "error" -> Report.REJECTED;
            case "spam", "complaint" -> Report.COMPLAINED;
            case "opened", "unique_opened", "proxy_open", "unique_proxy_open" -> Report.OPENED;
            case "click" -> Report.CLICKED;
            case "unsubscribe", "unsubscribed" -> Report.UNSUBSCRIBED;
            default -> Report.UNKNOWN;
        };
    }

    /** What kind of its report an event is, where Brevo tells two apart; null elsewhere. */
    static @Nullable String subtype(String event) {
        return switch (event.toLowerCase(Locale.ROOT)) {
            case "proxy_open", "unique_proxy_open" -> "proxy";
            case "unique_opened" -> "first";
            default -> null;
        };
    }

    /** Why, for events that have a why; null for all others. */
    static @Nullable Reason reason(String event, Reason byWords) {
        return switch (event.toLowerCase(Locale.ROOT)) {
            case "blocked" -> Reason.SUPPRESSED;
            case "invalid_email", "invalid" -> Reason.NO_SUCH_ADDRESS;
            case "hard_bounce", "soft_bounce", "deferred", "error" -> byWords;
            default -> null;
        };
    }
}
