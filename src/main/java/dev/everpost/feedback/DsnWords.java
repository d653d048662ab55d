package dev.everpost.feedback;

import dev.everpost.fact.Fact.Report;
import dev.everpost.provider.hook.Told.Reason;
import java.util.Locale;

/** What a delivery status says, in our words (RFC 3464 section 2.3.3, RFC 3463 section 3). */
final class DsnWords {

    private DsnWords() {}

    /** Failed with a status of 4 means that somebody gave up what was only put off: not the address's fault for good. */
    static Report report(String action, String status) {
        return switch (action) {
            case "failed" -> status.startsWith("4") ? Report.BOUNCED_FOR_NOW : Report.BOUNCED_FOR_GOOD;
            case "delayed" -> Report.DELAYED;
            case "delivered", "expanded" -> Report.DELIVERED;
            case "relayed" -> Report.SENT;
            default -> Report.UNKNOWN;
        };
    }

    /** Why, where something failed or waits; empty otherwise. */
    static String reason(Report report, String status) {
        return switch (report) {
            case BOUNCED_FOR_GOOD, BOUNCED_FOR_NOW, DELAYED ->
                reason(status).name().toLowerCase(Locale.ROOT);
            case QUEUED, SENT, DELIVERED, COMPLAINED, REJECTED, OPENED, CLICKED, UNSUBSCRIBED, UNKNOWN -> "";
        };
    }

    private static Reason reason(String status) {
        var detail = status.replaceFirst("^[245]\\.", "").replaceAll("[^0-9.].*", "");
        return switch (detail) {
            case "1.1", "1.0", "1.3", "1.6", "1.10" -> Reason.NO_SUCH_ADDRESS;
            case "1.2", "4.4" -> Reason.NO_SUCH_DOMAIN;
            case "2.1" -> Reason.MAILBOX_DISABLED;
            case "2.2" -> Reason.MAILBOX_FULL;
            case "2.3", "3.4" -> Reason.TOO_LARGE;
            case "4.1", "4.2", "4.7" -> Reason.UNREACHABLE;
            case "7.1" -> Reason.POLICY;
            case "7.26", "7.20", "7.23" -> Reason.AUTHENTICATION;
            default -> detail.startsWith("6.") ? Reason.CONTENT : Reason.OTHER;
        };
    }
}
