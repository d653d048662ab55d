package dev.everpost.provider.sparkpost;

import dev.everpost.fact.Fact.Report;
import dev.everpost.provider.hook.Told.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What a bounce class of SparkPost means.
 *
 * <p>Only what is certain about the address is for good, for that ends in suppression. Source: "Bounce classification codes" of
 * SparkPost's support pages.
 */
enum SparkPostBounce {
    UNDETERMINED(1, Report.BOUNCED_FOR_NOW, Reason.OTHER),
    INVALID_RECIPIENT(10, Report.BOUNCED_FOR_GOOD, Reason.NO_SUCH_ADDRESS),
    SOFT(20, Report.BOUNCED_FOR_NOW, Reason.OTHER),
    DNS_FAILURE(21, Report.BOUNCED_FOR_NOW, Reason.UNREACHABLE),
    MAILBOX_FULL(22, Report.BOUNCED_FOR_NOW, Reason.MAILBOX_FULL),
    TOO_LARGE(23, Report.BOUNCED_FOR_NOW, Reason.TOO_LARGE),
    TIMEOUT(24, Report.BOUNCED_FOR_NOW, Reason.UNREACHABLE),
    ADMIN_FAILURE(25, Report.REJECTED, Reason.POLICY),
    NO_RECIPIENT(30, Report.BOUNCED_FOR_GOOD, Reason.NO_SUCH_ADDRESS),
    GENERIC(40, Report.BOUNCED_FOR_NOW, Reason.OTHER),
    MAIL_BLOCK(50, Report.BOUNCED_FOR_NOW, Reason.POLICY),
    SPAM_BLOCK(51, Report.BOUNCED_FOR_NOW, Reason.REPUTATION),
    SPAM_CONTENT(52, Report.BOUNCED_FOR_NOW, Reason.SPAM),
    PROHIBITED_ATTACHMENT(53, Report.BOUNCED_FOR_NOW, Reason.CONTENT),
    RELAYING_DENIED(54, Report.BOUNCED_FOR_NOW, Reason.RELAY),
    AUTO_REPLY(60, Report.UNKNOWN, Reason.OTHER),
    TRANSIENT(70, Report.BOUNCED_FOR_NOW, Reason.UNREACHABLE),
    SUBSCRIBE(80, Report.UNKNOWN, Reason.OTHER),
    UNSUBSCRIBE(90, Report.UNSUBSCRIBED, Reason.OTHER),
    CHALLENGE_RESPONSE(100, Report.BOUNCED_FOR_NOW, Reason.POLICY);

    private final String code;
    private final Report report;
    private final Reason reason;

    SparkPostBounce(int code, Report report, Reason reason) {
        this.code = Integer.toString(code);
        this.report = report;
        this.reason = reason;
    }

    Report report() {
        return report;
    }

    Reason reason() {
        return reason;
    }

    String code() {
        return code;
    }

    /** By SparkPost's code; one that is new says only that mail came back. */
    static SparkPostBounce of(@Nullable String code) {
        for (var each : values()) {
            if (each.code.equals(code)) {
                return each;
            }
        }
        return UNDETERMINED;
    }
}
