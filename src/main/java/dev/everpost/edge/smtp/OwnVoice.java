package dev.everpost.edge.smtp;

import dev.everpost.intake.Receipt;
import dev.everpost.intake.Receipt.Reason;
import dev.everpost.message.MessageId;
import dev.everpost.message.Submission;
import dev.everpost.smtp.Reply;

/** How Everpost itself answers; the enhanced codes are those of RFC 3463. */
record OwnVoice() implements Voice {

    @Override
    public Reply welcome() {
        return Reply.of(235, "2.7.0", "Authentication successful");
    }

    @Override
    public Reply unknown() {
        return Reply.of(535, "5.7.8", "Authentication credentials invalid");
    }

    @Override
    public boolean judgesSendersAtMail() {
        return true;
    }

    @Override
    public int recipientsMax() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Reply answer(Receipt receipt, Submission submission) {
        return switch (receipt) {
            case Receipt.Queued(var id) -> queued(id);
            case Receipt.AlreadyQueued(var id) -> queued(id);
            case Receipt.Rejected(var reason, var text) -> rejected(reason, text);
            case Receipt.Unavailable(var text, var retryAfter) ->
                Reply.of(452, "4.3.1", text + "; try again in " + Math.max(1, retryAfter.toSeconds()) + " s");
        };
    }

    private static Reply queued(MessageId id) {
        return Reply.of(250, "2.0.0", "Ok: queued as " + id);
    }

    private static Reply rejected(Reason reason, String text) {
        return switch (reason) {
            case SENDER_NOT_ALLOWED -> Reply.of(550, "5.7.1", text);
            case TOO_LARGE -> Reply.of(552, "5.3.4", text);
            case TOO_MANY_RECIPIENTS -> Reply.of(554, "5.5.3", text);
            case NO_RECIPIENTS -> Reply.of(554, "5.5.1", text);
            case MALFORMED_CONTENT, BAD_OPTION -> Reply.of(554, "5.6.0", text);
            case KEY_CONFLICT -> Reply.of(554, "5.7.0", text);
            case SENDING_PAUSED -> Reply.of(554, "5.7.1", text);
            case LOOP -> Reply.of(554, "5.4.6", text);
        };
    }
}
