package dev.everpost.provider.postmark;

import dev.everpost.fact.Fact.Report;
import dev.everpost.provider.hook.Told.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What a bounce type of Postmark means.
 *
 * <p>Only what is certain about the address is for good, for that ends in suppression. Source: "Bounce types" in Postmark's Bounce API.
 */
enum PostmarkBounce {
    HARD_BOUNCE("HardBounce", Report.BOUNCED_FOR_GOOD, Reason.NO_SUCH_ADDRESS),
    BAD_EMAIL_ADDRESS("BadEmailAddress", Report.BOUNCED_FOR_GOOD, Reason.NO_SUCH_ADDRESS),
    TRANSIENT("Transient", Report.DELAYED, Reason.UNREACHABLE),
    DNS_ERROR("DnsError", Report.BOUNCED_FOR_NOW, Reason.UNREACHABLE),
    SOFT_BOUNCE("SoftBounce", Report.BOUNCED_FOR_NOW, Reason.MAILBOX_FULL),
    UNKNOWN("Unknown", Report.BOUNCED_FOR_NOW, Reason.OTHER),
    SPAM_NOTIFICATION("SpamNotification", Report.BOUNCED_FOR_NOW, Reason.SPAM),
    VIRUS_NOTIFICATION("VirusNotification", Report.BOUNCED_FOR_NOW, Reason.CONTENT),
    CHALLENGE_VERIFICATION("ChallengeVerification", Report.BOUNCED_FOR_NOW, Reason.POLICY),
    BLOCKED("Blocked", Report.BOUNCED_FOR_NOW, Reason.REPUTATION),
    DMARC_POLICY("DMARCPolicy", Report.BOUNCED_FOR_NOW, Reason.AUTHENTICATION),
    SPAM_COMPLAINT("SpamComplaint", Report.COMPLAINED, Reason.SPAM),
    UNSUBSCRIBE("Unsubscribe", Report.UNSUBSCRIBED, Reason.OTHER),
    MANUALLY_DEACTIVATED("ManuallyDeactivated", Report.REJECTED, Reason.SUPPRESSED),
    UNCONFIRMED("Unconfirmed", Report.REJECTED, Reason.POLICY),
    SMTP_API_ERROR("SMTPApiError", Report.REJECTED, Reason.OTHER),
    TEMPLATE_RENDERING_FAILED("TemplateRenderingFailed", Report.REJECTED, Reason.CONTENT);

    private final String word;
    private final Report report;
    private final Reason reason;

    PostmarkBounce(String word, Report report, Reason reason) {
        this.word = word;
        this.report = report;
        this.reason = reason;
    }

    String word() {
        return word;
    }

    Report report() {
        return report;
    }

    Reason reason() {
        return reason;
    }

    /** By Postmark's word; null for one that tells nothing of a delivery (an out-of-office reply) or is new. */
    static @Nullable PostmarkBounce of(@Nullable String word) {
        for (var each : values()) {
            if (each.word.equals(word)) {
                return each;
            }
        }
        return null;
    }
}
