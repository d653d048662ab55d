package dev.everpost.edge.ses;

import dev.everpost.edge.sigv4.Authentication.Verified;
import dev.everpost.intake.Receipt;
import dev.everpost.intake.Receipt.Reason;
import dev.everpost.message.Submission;

/** What SendEmail answers. */
sealed interface Answer {

    /** 200 with the message's id. */
    record Sent(String messageId) implements Answer {}

    /** An error. */
    record Failed(Fault fault) implements Answer {}

    /** Translates intake's receipt. */
    static Answer of(Receipt receipt, Verified who, Submission submission, SesSettings settings) {
        return switch (receipt) {
            case Receipt.Queued(var id) -> new Sent(id.toString());
            case Receipt.AlreadyQueued(var id) -> new Sent(id.toString());
            case Receipt.Rejected(var reason, var text) ->
                new Failed(rejection(reason, text, who, submission, settings));
            case Receipt.Unavailable(var text, var retryAfter) -> new Failed(Fault.unavailable(text, retryAfter));
        };
    }

    private static Fault rejection(
            Reason reason, String text, Verified who, Submission submission, SesSettings settings) {
        return switch (reason) {
            case SENDER_NOT_ALLOWED -> Identities.notVerified(who, String.valueOf(submission.sender()));
            case TOO_LARGE -> Fault.tooLong(submission.content().size(), settings.messageBytesMax());
            case LOOP -> Fault.messageRejected(text);
            case KEY_CONFLICT -> new Fault(409, "ConflictException", text, null);
            case TOO_MANY_RECIPIENTS, NO_RECIPIENTS, MALFORMED_CONTENT, BAD_OPTION -> Fault.badRequest(text);
        };
    }
}
