package dev.everpost.edge.smtp;

import dev.everpost.intake.Receipt;
import dev.everpost.intake.Receipt.Reason;
import dev.everpost.message.Submission;
import dev.everpost.smtp.Reply;
import java.util.Locale;

/**
 * How the SMTP interface of Amazon SES answers, for applications that read its words ("SMTP response codes" in the SES
 * developer guide).
 *
 * @param region that the password was made for
 */
record SesVoice(String region) implements Voice {

    private static final String PLAIN = "";

    @Override
    public Reply welcome() {
        return Reply.of(235, PLAIN, "Authentication successful.");
    }

    @Override
    public Reply unknown() {
        return Reply.of(535, PLAIN, "Authentication Credentials Invalid");
    }

    /** SES takes every MAIL and judges when the message is there. */
    @Override
    public boolean judgesSendersAtMail() {
        return false;
    }

    /** As SES: "Amazon SES sending quotas", recipients of each message. */
    @Override
    public int recipientsMax() {
        return 50;
    }

    @Override
    public Reply answer(Receipt receipt, Submission submission) {
        return switch (receipt) {
            case Receipt.Queued(var id) -> Reply.of(250, PLAIN, "Ok " + id);
            case Receipt.AlreadyQueued(var id) -> Reply.of(250, PLAIN, "Ok " + id);
            case Receipt.Rejected(var reason, var text) -> rejected(reason, text, submission);
            case Receipt.Unavailable(var text, var retryAfter) ->
                Reply.of(
                        454,
                        PLAIN,
                        "Throttling failure: " + text + "; try again in " + Math.max(1, retryAfter.toSeconds()) + " s");
        };
    }

    private Reply rejected(Reason reason, String text, Submission submission) {
        return switch (reason) {
            case SENDER_NOT_ALLOWED ->
                messageRejected("Email address is not verified. The following identities failed the check in region "
                        + region.toUpperCase(Locale.ROOT) + ": " + submission.sender());
            case TOO_LARGE -> Reply.of(552, PLAIN, text);
            case TOO_MANY_RECIPIENTS -> Reply.of(554, PLAIN, "Transaction failed: " + text);
            case NO_RECIPIENTS, MALFORMED_CONTENT, BAD_OPTION, SENDING_PAUSED, KEY_CONFLICT, LOOP ->
                messageRejected(text);
        };
    }

    private static Reply messageRejected(String text) {
        return Reply.of(554, PLAIN, "Message rejected: " + text);
    }
}
