package dev.everpost.provider.mailjet;

import dev.everpost.fact.Fact.Report;
import dev.everpost.provider.hook.Told.Reason;
import java.util.Locale;
import java.util.Map;

/**
 * Mailjet's words for events and errors in ours; the tables are in {@code docs/reference/outcomes-mailjet.md}. Source: the guide of
 * the Event API.
 */
final class MailjetEvents {

    private static final String GREYLISTED = "greylisted";

    private static final Map<String, Reason> REASONS = Map.ofEntries(
            Map.entry("user unknown", Reason.NO_SUCH_ADDRESS),
            Map.entry("mailbox inactive", Reason.MAILBOX_DISABLED),
            Map.entry("quota exceeded", Reason.MAILBOX_FULL),
            Map.entry("blacklisted", Reason.SUPPRESSED),
            Map.entry("spam reporter", Reason.SUPPRESSED),
            Map.entry("invalid domain", Reason.NO_SUCH_DOMAIN),
            Map.entry("no mail host", Reason.NO_SUCH_DOMAIN),
            Map.entry("relay/access denied", Reason.RELAY),
            Map.entry(GREYLISTED, Reason.GREYLISTED),
            Map.entry("typofix", Reason.NO_SUCH_DOMAIN),
            Map.entry("bad or empty template", Reason.CONTENT),
            Map.entry("error in template language", Reason.CONTENT),
            Map.entry("sender blocked", Reason.REPUTATION),
            Map.entry("content blocked", Reason.SPAM),
            Map.entry("policy issue", Reason.POLICY),
            Map.entry("connection issue", Reason.UNREACHABLE),
            Map.entry("preblocked", Reason.SUPPRESSED),
            Map.entry("duplicate in campaign", Reason.SUPPRESSED));

    private MailjetEvents() {}

    /** {@code hard}: the event says that its error is permanent. */
    static Report report(String event, boolean hard, String error) {
        return switch (event.toLowerCase(Locale.ROOT)) {
            // the receiver's server has taken it
            case "sent" -> Report.DELIVERED;
            case "bounce" ->
                hard
                        ? Report.BOUNCED_FOR_GOOD
                        : error.equalsIgnoreCase(GREYLISTED) ? Report.DELAYED : Report.BOUNCED_FOR_NOW;
            case "blocked" -> Report.REJECTED;
            case "spam" -> Report.COMPLAINED;
            case "open" -> Report.OPENED;
            case "click" -> Report.CLICKED;
            case "unsub" -> Report.UNSUBSCRIBED;
            default -> Report.UNKNOWN;
        };
    }

    /** By Mailjet's word for the error, or else by the receiver's words. */
    static Reason reason(String error, Reason byWords) {
        return REASONS.getOrDefault(error.toLowerCase(Locale.ROOT), byWords);
    }
}
