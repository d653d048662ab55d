package dev.everpost.ses;

import dev.everpost.message.Submission.Unsendable;
import dev.everpost.ses.Email.MailContent.Simple;
import dev.everpost.ses.Email.MailContent.Templated;
import dev.everpost.ses.SesError.Kind;
import dev.everpost.template.EmailTemplate;
import dev.everpost.template.Missing;
import dev.everpost.template.Rendering;
import dev.everpost.template.TemplateEngine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills templates for sending. Thread-safe. */
final class Templating {

    private static final String INLINE = "(inline)";

    private final SendingAccount account;
    private final TemplateEngine engine;
    private final Missing missing;

    Templating(SendingAccount account, TemplateEngine engine, Missing missing) {
        this.account = account;
        this.engine = engine;
        this.missing = missing;
    }

    /** The template a request means. */
    Result<EmailTemplate> find(Templated request) {
        if (request.inline() != null) {
            return checked(request.inline());
        }
        if (request.name() == null) {
            return new Result.Failed<>(SesError.missingMember("content.template.templateName"));
        }
        var name = nameOf(request.name());
        return account.template(name)
                .map(Result::done)
                .orElseGet(() -> Result.failed(Kind.TEMPLATE_NOT_FOUND, "Template " + name + " does not exist."));
    }

    /**
     * The mail. Where the data lacks a value SES has said yes before it knows: the mail is promised and refused, and an
     * event tells why.
     */
    Result<Mail> mail(Templated request, EmailTemplate template, Composing composing) {
        var data = request.data() == null ? "{}" : request.data();
        return switch (engine.render(template, data, missing)) {
            case Rendering.Rendered(var subject, var text, var html) ->
                composing.of(
                        "Content.Template",
                        new Simple(oneLine(subject), text, html, request.headers(), request.attachments()));
            case Rendering.MissingAttribute(var name) ->
                unsendable(request, composing, "Attribute '" + name + "' is not present in the rendering data.");
            case Rendering.InvalidTemplate(var part, var why) ->
                unsendable(request, composing, "The " + part + " of the template cannot be rendered: " + why);
            case Rendering.InvalidData(var why) ->
                Result.failed(Kind.INVALID_RENDERING_PARAMETER, "Template data is not a JSON object: " + why);
        };
    }

    private Result<EmailTemplate> checked(EmailTemplate inline) {
        return engine.flaw(inline)
                .map(flaw -> Result.<EmailTemplate>failed(
                        Kind.INVALID_TEMPLATE, "The " + flaw.part() + " of the template is not valid: " + flaw.why()))
                .orElse(Result.done(inline));
    }

    private static Result<Mail> unsendable(Templated request, Composing composing, String why) {
        var name = request.name() == null ? INLINE : nameOf(request.name());
        return composing
                .of("Content.Template", new Simple(null, "", null, List.of(), List.of()))
                .then(mail -> Result.done(new Mail(
                        mail.content(), mail.from(), mail.recipients(), Headers.NONE, new Unsendable(name, why))));
    }

    /** {@code arn:aws:ses:REGION:ACCOUNT:template/NAME} is as good as NAME. */
    private static String nameOf(String nameOrArn) {
        int slash = nameOrArn.indexOf(":template/");
        return nameOrArn.startsWith("arn:") && slash > 0
                ? nameOrArn.substring(slash + ":template/".length())
                : nameOrArn;
    }

    /** A value with line ends must not become a second header field; SES makes blanks of them. */
    private static @Nullable String oneLine(@Nullable String subject) {
        return subject == null ? null : subject.replaceAll("[\\r\\n]+", " ").strip();
    }
}
