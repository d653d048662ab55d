package dev.everpost.provider.ses;

import dev.everpost.provider.hook.Told.Reason;
import java.util.Locale;

/** SES's subtypes of bounces and delays as reasons ("Contents of event data", developer guide). */
final class SesReasons {

    private SesReasons() {}

    static String ofBounce(String subType, String status) {
        return label(
                switch (subType) {
                    case "NoEmail" -> Reason.NO_SUCH_ADDRESS;
                    case "MailboxFull" -> Reason.MAILBOX_FULL;
                    case "MessageTooLarge" -> Reason.TOO_LARGE;
                    case "ContentRejected", "AttachmentRejected" -> Reason.CONTENT;
                    case "Suppressed", "OnAccountSuppressionList", "UnsubscribedRecipient" -> Reason.SUPPRESSED;
                    default -> byStatus(status);
                });
    }

    static String ofDelay(String type) {
        return label(
                switch (type) {
                    case "MailboxFull" -> Reason.MAILBOX_FULL;
                    case "SpamDetected" -> Reason.SPAM;
                    case "IPFailure" -> Reason.REPUTATION;
                    case "TransientCommunicationFailure", "BYOIPHostNameLookupUnavailable" -> Reason.UNREACHABLE;
                    case "SendingDeferral" -> Reason.RATE;
                    default -> Reason.OTHER;
                });
    }

    /** RFC 3463 section 3. */
    private static Reason byStatus(String status) {
        return switch (status) {
            case "5.1.1", "5.1.0", "5.1.3", "5.1.6", "5.1.10" -> Reason.NO_SUCH_ADDRESS;
            case "5.1.2", "5.4.4", "5.4.310" -> Reason.NO_SUCH_DOMAIN;
            case "5.2.1" -> Reason.MAILBOX_DISABLED;
            case "5.2.2", "4.2.2" -> Reason.MAILBOX_FULL;
            case "5.2.3", "5.3.4" -> Reason.TOO_LARGE;
            case "5.7.1" -> Reason.POLICY;
            case "5.7.26" -> Reason.AUTHENTICATION;
            default -> Reason.OTHER;
        };
    }

    private static String label(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
