package dev.everpost.ses;

import dev.everpost.message.EmailAddress;
import dev.everpost.mime.NamedAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mailboxes that a request names.
 *
 * @param error the first field that is wrong, or null
 */
record Parties(
        @Nullable NamedAddress from,
        @Nullable NamedAddress feedback,
        List<NamedAddress> to,
        List<NamedAddress> cc,
        List<NamedAddress> bcc,
        List<NamedAddress> replyTo,
        @Nullable SesError error) {

    static Parties of(Email email) {
        var fields = new AddressFields();
        var from = fields.one("FromEmailAddress", email.from());
        var feedback = fields.one("FeedbackForwardingEmailAddress", email.feedbackForwarding());
        var to = fields.all("Destination.ToAddresses", email.destination().to());
        var cc = fields.all("Destination.CcAddresses", email.destination().cc());
        var bcc = fields.all("Destination.BccAddresses", email.destination().bcc());
        var replyTo = fields.all("ReplyToAddresses", email.replyTo());
        return new Parties(from, feedback, to, cc, bcc, replyTo, fields.error());
    }

    /** Whom the request shows as sender. */
    List<EmailAddress> senders() {
        var senders = new ArrayList<EmailAddress>();
        if (from != null) {
            senders.add(from.address());
        }
        if (feedback != null) {
            senders.add(feedback.address());
        }
        return senders;
    }

    /** The envelope sender. */
    EmailAddress returnPath(Mail mail) {
        if (feedback != null) {
            return feedback.address();
        }
        return author(mail);
    }

    /** Whom the mail shows as its sender. */
    EmailAddress author(Mail mail) {
        return from == null ? mail.from().getFirst().address() : from.address();
    }
}
