package dev.everpost.edge.smtp;

import dev.everpost.message.EmailAddress;
import dev.everpost.smtp.Reply;

/** The one address that takes mail from anybody, and only as a report; where none is configured, {@link #NONE}. Thread-safe. */
public interface ReportMailbox {

    /** Nobody reports by mail. */
    ReportMailbox NONE = new ReportMailbox() {
        @Override
        public boolean isOpen() {
            return false;
        }

        @Override
        public boolean isFor(EmailAddress address) {
            return false;
        }

        @Override
        public Reply take(EmailAddress to, byte[] content) {
            return Reply.of(550, "5.1.1", "There is no such mailbox");
        }
    };

    /** Whether there is such an address. */
    boolean isOpen();

    boolean isFor(EmailAddress address);

    /** Keeps what it tells; the answer to its last dot. Blocks. */
    Reply take(EmailAddress to, byte[] content);
}
