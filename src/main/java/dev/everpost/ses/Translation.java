package dev.everpost.ses;

import dev.everpost.message.EmailAddress;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission;
import dev.everpost.message.Submission.Via;
import dev.everpost.mime.NamedAddress;
import dev.everpost.ses.Email.MailContent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns one request into a submission. For one request. */
final class Translation {

    /** As SES: To, Cc and Bcc together. */
    static final int RECIPIENTS_MAX = 50;

    private final Caller caller;
    private final Email email;
    private final Invocation invocation;
    private final Parties parties;
    private final SendingAccount account;
    private final Templating templating;
    private final Identities identities;

    Translation(Caller caller, Email email, Invocation invocation, SendingAccount account, Templating templating) {
        this.caller = caller;
        this.email = email;
        this.invocation = invocation;
        this.parties = Parties.of(email);
        this.account = account;
        this.templating = templating;
        this.identities = new Identities(account);
    }

    Result<Submission> submission() {
        var error = requestError();
        return error == null ? mail().then(this::submission) : new Result.Failed<>(error);
    }

    private @Nullable SesError requestError() {
        return parties.error() != null ? parties.error() : identities.firstError(caller, parties.senders());
    }

    private Result<Mail> mail() {
        return switch (email.content()) {
            case null -> new Result.Failed<>(SesError.missingMember("content"));
            case MailContent.Simple simple -> composing("Content.Simple").then(composing -> composing.ofSimple(simple));
            case MailContent.Raw(var data) ->
                RawMail.of(data, !email.destination().isEmpty());
            case MailContent.Templated templated ->
                composing("Content.Template")
                        .then(composing -> templating
                                .find(templated)
                                .then(template -> templating.mail(templated, template, composing)));
            case MailContent.Several _ ->
                Result.failed(SesError.Kind.BAD_REQUEST, "Content must have exactly one of Simple, Raw and Template.");
        };
    }

    private Result<Composing> composing(String what) {
        var from = parties.from();
        return from == null
                ? Result.failed(SesError.Kind.BAD_REQUEST, "FromEmailAddress is required with " + what + ".")
                : Result.done(new Composing(from, parties.to(), parties.cc(), parties.replyTo(), invocation));
    }

    private Result<Submission> submission(Mail mail) {
        var notAllowed = identities.firstError(
                caller, mail.from().stream().map(NamedAddress::address).toList());
        if (notAllowed != null) {
            return new Result.Failed<>(notAllowed);
        }
        var recipients = recipients(mail);
        if (recipients.isEmpty()) {
            return Result.failed(
                    SesError.Kind.BAD_REQUEST, "Missing final recipient: name at least one To, Cc or Bcc address.");
        }
        if (recipients.size() > RECIPIENTS_MAX) {
            return Result.failed(SesError.Kind.BAD_REQUEST, "Recipient count exceeds " + RECIPIENTS_MAX + ".");
        }
        return labels(mail).then(labels -> Result.done(submission(mail, recipients, labels)));
    }

    /** What the request says wins over the fields of a raw message; SES does not merge them. */
    private Result<Labels> labels(Mail mail) {
        var asked = mail.asked();
        var named = email.configurationSet() == null ? asked.configurationSet() : email.configurationSet();
        var set = named == null
                ? account.defaultConfigurationSet(caller.submitter(), parties.author(mail))
                        .orElse(null)
                : named;
        return Labels.of(account, set, email.tags().isEmpty() ? asked.tags() : email.tags());
    }

    private Submission submission(Mail mail, List<Recipient> recipients, Labels labels) {
        return new Submission(
                caller.submitter().name(),
                Via.SES,
                parties.returnPath(mail),
                recipients,
                mail.content(),
                labels.messageClass(),
                null,
                null,
                invocation.key(),
                invocation.key(),
                null,
                labels.tags(),
                Map.of(),
                mail.unsendable());
    }

    private List<Recipient> recipients(Mail mail) {
        var addresses = new LinkedHashSet<EmailAddress>();
        for (var list : List.of(parties.to(), parties.cc(), parties.bcc(), mail.recipients())) {
            list.forEach(mailbox -> addresses.add(mailbox.address()));
        }
        var recipients = new ArrayList<Recipient>(addresses.size());
        for (var address : addresses) {
            recipients.add(Recipient.plain(recipients.size(), address));
        }
        return recipients;
    }
}
