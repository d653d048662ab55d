package dev.everpost.smtp;

import java.util.List;

/**
 * How one transaction ended.
 *
 * <p>Where there are replies to RCPT they stand in the order of the envelope's recipients; a recipient that we did not
 * offer to the server has a reply of ours.
 */
public sealed interface SmtpClientResult {

    /** The server answered the final dot: its reply holds for every recipient with a positive reply to RCPT. */
    record Answered(List<Reply> recipients, Reply end) implements SmtpClientResult {
        public Answered {
            recipients = List.copyOf(recipients);
        }
    }

    /** The server said no to MAIL, to DATA or amid the content; nothing was handed over. No RCPT replies after MAIL. */
    record Declined(SmtpClientPhase phase, List<Reply> recipients, Reply reply) implements SmtpClientResult {
        public Declined {
            recipients = List.copyOf(recipients);
        }
    }

    /** No recipient was accepted; nothing was handed over. */
    record NoRecipient(List<Reply> recipients) implements SmtpClientResult {
        public NoRecipient {
            recipients = List.copyOf(recipients);
        }
    }

    /** The message cannot travel on this connection: we said no before we sent anything; {@code reply} is ours. */
    record Unsendable(Reply reply) implements SmtpClientResult {}

    /** The dialogue failed; {@link SmtpClientFailure#handedOver} tells whether the server may have the message. */
    record Failed(List<Reply> recipients, SmtpClientFailure failure) implements SmtpClientResult {
        public Failed {
            recipients = List.copyOf(recipients);
        }
    }
}
