package dev.everpost.app;

import dev.everpost.edge.smtp.ReportMailbox;
import dev.everpost.feedback.FeedbackAddress;
import dev.everpost.message.EmailAddress;
import dev.everpost.smtp.Reply;

/** The feedback address in the words of SMTP. */
record ReportedByMail(FeedbackAddress address) implements ReportMailbox {

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isFor(EmailAddress to) {
        return address.isFor(to);
    }

    @Override
    public Reply take(EmailAddress to, byte[] content) {
        return switch (address.take(to, content)) {
            case KEPT -> Reply.of(250, "2.0.0", "Ok: noted");
            case LATER -> Reply.of(452, "4.3.1", "Not now; send it again later");
            case TOO_LARGE ->
                Reply.of(552, "5.3.4", "A report has at most " + FeedbackAddress.BYTES_MAX + " bytes here");
        };
    }
}
