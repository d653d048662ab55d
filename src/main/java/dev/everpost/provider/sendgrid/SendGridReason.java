package dev.everpost.provider.sendgrid;

import dev.everpost.provider.hook.Fields;
import dev.everpost.provider.hook.StatusReason;
import dev.everpost.provider.hook.Told.Reason;
import java.util.Locale;
import java.util.Objects;

/** Why SendGrid says that mail did not arrive: its own classification where the receiver's status says less. */
final class SendGridReason {

    private SendGridReason() {}

    static Reason of(Fields event, String status, String words) {
        if ("dropped".equals(event.text("event"))) {
            return dropped(words.toLowerCase(Locale.ROOT));
        }
        var byStatus = StatusReason.of(status, words);
        var classified = classified(Objects.requireNonNullElse(event.text("bounce_classification"), ""));
        return byStatus == Reason.OTHER || byStatus == Reason.POLICY && classified != Reason.OTHER
                ? classified
                : byStatus;
    }

    /** The reasons of the event {@code dropped}, which SendGrid's reference lists. */
    private static Reason dropped(String words) {
        return switch (words) {
            case "bounced address", "unsubscribed address", "spam reporting address" -> Reason.SUPPRESSED;
            case "recipient list over package quota" -> Reason.POLICY;
            case "invalid", "invalid smtpapi header" -> Reason.NO_SUCH_ADDRESS;
            case "spam content", "spam content (if spam checker app enabled)" -> Reason.SPAM;
            default -> words.contains("suppress") || words.contains("unsubscribe") ? Reason.SUPPRESSED : Reason.OTHER;
        };
    }

    private static Reason classified(String classification) {
        return switch (classification) {
            case "Invalid Address" -> Reason.NO_SUCH_ADDRESS;
            case "Mailbox Unavailable" -> Reason.MAILBOX_DISABLED;
            case "Content" -> Reason.CONTENT;
            case "Reputation" -> Reason.REPUTATION;
            case "Frequency or Volume Too High" -> Reason.RATE;
            case "Technical", "Technical Failure" -> Reason.UNREACHABLE;
            default -> Reason.OTHER;
        };
    }
}
