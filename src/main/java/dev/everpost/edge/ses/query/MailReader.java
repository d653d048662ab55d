package dev.everpost.edge.ses.query;

import dev.everpost.message.Content;
import dev.everpost.ses.Email;
import dev.everpost.ses.Email.Destination;
import dev.everpost.ses.Email.MailContent;
import dev.everpost.ses.Email.MailContent.Raw;
import dev.everpost.ses.Email.MailContent.Simple;
import dev.everpost.ses.Email.MailContent.Templated;
import dev.everpost.ses.Email.Tag;
import dev.everpost.ses.EmailTemplates;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the mail that a form asks for. Charsets are passed over: text arrives as UTF-8 and leaves so. For one call: what is missing is
 * in {@link #needs()}.
 */
final class MailReader {

    private final Form form;
    private final Needs needs;

    MailReader(Form form) {
        this.form = form;
        this.needs = new Needs(form);
    }

    Needs needs() {
        return needs;
    }

    Email simple() {
        var from = needs.text("Source");
        var message = form.at("Message");
        needs.structure("Destination");
        var subject = needs.text("Message.Subject.Data");
        needs.structure("Message.Body");
        var content = new Simple(
                subject, message.text("Body.Text.Data"), message.text("Body.Html.Data"), List.of(), List.of());
        return email(from, destination(form), content);
    }

    Email templated() {
        var from = needs.text("Source");
        needs.structure("Destination");
        var template = new Templated(
                templateName(form, needs),
                null,
                needs.text("TemplateData", EmailTemplates.DATA_CHARS_MAX),
                List.of(),
                List.of());
        return email(from, destination(form), template);
    }

    /** A message that is finished; whom it is from and for may stand in it alone. */
    Email raw(Content message) {
        var to = new Destination(form.texts("Destinations"), List.of(), List.of());
        return email(form.text("Source"), to, new Raw(message));
    }

    /** The name counts; an ARN does where there is none. */
    static String templateName(Form form, Needs needs) {
        var arn = form.text("TemplateArn");
        var name = form.text("Template");
        return name == null && arn != null ? arn : needs.text("Template");
    }

    static Destination destination(Form form) {
        var destination = form.at("Destination");
        return new Destination(
                destination.texts("ToAddresses"), destination.texts("CcAddresses"), destination.texts("BccAddresses"));
    }

    static List<Tag> tags(Form form, String list) {
        return form.members(list).stream()
                .map(tag -> new Tag(orEmpty(tag.text("Name")), orEmpty(tag.text("Value"))))
                .toList();
    }

    private Email email(@Nullable String from, Destination destination, MailContent content) {
        return new Email(
                from,
                destination,
                form.texts("ReplyToAddresses"),
                form.text("ReturnPath"),
                tags(form, "Tags"),
                form.text("ConfigurationSetName"),
                content);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
