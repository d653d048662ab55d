package dev.everpost.edge.ses;

import dev.everpost.edge.ses.SendEmailRequest.MailContent;
import dev.everpost.edge.ses.SendEmailRequest.Tag;
import dev.everpost.edge.sigv4.Authentication.Verified;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission;
import dev.everpost.message.Submission.Via;
import dev.everpost.mime.NamedAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns one SendEmail request into a submission. For one request. */
final class Translation {

    /** As SES: To, Cc and Bcc together. */
    static final int RECIPIENTS_MAX = 50;

    /** The tag that chooses the message class. */
    static final String CLASS_TAG = "everpost-class";

    static final String CONFIGURATION_SET_TAG = "ses:configuration-set";

    private final Verified who;
    private final SendEmailRequest request;
    private final Invocation invocation;
    private final @Nullable NamedAddress from;
    private final @Nullable NamedAddress feedback;
    private final List<NamedAddress> to;
    private final List<NamedAddress> cc;
    private final List<NamedAddress> bcc;
    private final List<NamedAddress> replyTo;
    private final @Nullable Fault addressFault;

    Translation(Verified who, SendEmailRequest request, Invocation invocation) {
        this.who = who;
        this.request = request;
        this.invocation = invocation;
        var fields = new AddressFields();
        from = fields.one("FromEmailAddress", request.from());
        feedback = fields.one("FeedbackForwardingEmailAddress", request.feedbackForwarding());
        to = fields.all("Destination.ToAddresses", request.destination().to());
        cc = fields.all("Destination.CcAddresses", request.destination().cc());
        bcc = fields.all("Destination.BccAddresses", request.destination().bcc());
        replyTo = fields.all("ReplyToAddresses", request.replyTo());
        addressFault = fields.fault();
    }

    Draft draft() {
        var fault = requestFault();
        if (fault != null) {
            return fault;
        }
        return switch (mail()) {
            case Fault wrong -> wrong;
            case Mail.Made made -> draft(made);
        };
    }

    private @Nullable Fault requestFault() {
        if (addressFault != null) {
            return addressFault;
        }
        var tagFault = TagRules.firstFault(request.tags());
        if (tagFault != null) {
            return tagFault;
        }
        var label = classTag();
        if (label != null && MessageClass.parse(label).isEmpty()) {
            return Fault.badRequest(
                    "Tag " + CLASS_TAG + " must be critical, transactional or bulk, not '" + label + "'.");
        }
        return Identities.firstFault(who, addresses(from, feedback));
    }

    private Mail mail() {
        return switch (request.content()) {
            case null ->
                Fault.badRequest("1 validation error detected: Value null at 'content' failed to satisfy constraint:"
                        + " Member must not be null");
            case MailContent.Simple simple ->
                from == null
                        ? Fault.badRequest("FromEmailAddress is required with Content.Simple.")
                        : SimpleMail.of(simple, from, to, cc, replyTo, invocation);
            case MailContent.Raw(var data) ->
                RawMail.of(data, !request.destination().isEmpty());
            case MailContent.Template template ->
                Fault.badRequest("Templates are not offered by this version of the endpoint; they come with the next."
                        + " Send Content.Simple or Content.Raw.");
            case MailContent.Several several ->
                Fault.badRequest("Content must have exactly one of Simple, Raw and Template.");
        };
    }

    private Draft draft(Mail.Made mail) {
        var notAllowed = Identities.firstFault(
                who, mail.from().stream().map(NamedAddress::address).toList());
        if (notAllowed != null) {
            return notAllowed;
        }
        var recipients = recipients(mail);
        if (recipients.isEmpty()) {
            return Fault.badRequest("Missing final recipient: name at least one To, Cc or Bcc address.");
        }
        if (recipients.size() > RECIPIENTS_MAX) {
            return Fault.badRequest("Recipient count exceeds " + RECIPIENTS_MAX + ".");
        }
        var label = classTag();
        return new Draft.Ready(new Submission(
                who.submitter().name(),
                Via.SES,
                sender(mail),
                recipients,
                mail.content(),
                label == null ? null : MessageClass.parse(label).orElse(null),
                null,
                null,
                invocation.key(),
                invocation.key(),
                null,
                tags(),
                Map.of()));
    }

    private EmailAddress sender(Mail.Made mail) {
        if (feedback != null) {
            return feedback.address();
        }
        return from == null ? mail.from().getFirst().address() : from.address();
    }

    private List<Recipient> recipients(Mail.Made mail) {
        var addresses = new LinkedHashSet<EmailAddress>();
        for (var list : List.of(to, cc, bcc, mail.recipients())) {
            list.forEach(mailbox -> addresses.add(mailbox.address()));
        }
        var recipients = new ArrayList<Recipient>(addresses.size());
        for (var address : addresses) {
            recipients.add(Recipient.plain(recipients.size(), address));
        }
        return recipients;
    }

    private Map<String, String> tags() {
        var tags = new HashMap<String, String>();
        request.tags().forEach(tag -> tags.put(tag.name(), tag.value()));
        if (request.configurationSet() != null) {
            tags.put(CONFIGURATION_SET_TAG, request.configurationSet());
        }
        return tags;
    }

    private @Nullable String classTag() {
        for (Tag tag : request.tags()) {
            if (tag.name().equals(CLASS_TAG)) {
                return tag.value();
            }
        }
        return null;
    }

    private static List<EmailAddress> addresses(@Nullable NamedAddress... mailboxes) {
        var addresses = new ArrayList<EmailAddress>();
        for (var mailbox : mailboxes) {
            if (mailbox != null) {
                addresses.add(mailbox.address());
            }
        }
        return addresses;
    }
}
