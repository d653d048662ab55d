package dev.everpost.edge.ses;

import dev.everpost.mime.Letter.ExtraHeader;
import dev.everpost.ses.BulkEmail;
import dev.everpost.ses.Email.Destination;
import dev.everpost.ses.Email.MailContent;
import dev.everpost.ses.Email.MailContent.Templated;
import dev.everpost.ses.Email.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the body of one SendBulkEmail. Not thread-safe. */
final class BulkReader {

    private final JsonBody body;
    private @Nullable String from;
    private List<String> replyTo = List.of();
    private @Nullable String feedbackForwarding;
    private List<Tag> tags = List.of();
    private @Nullable String configurationSet;
    private @Nullable MailContent template;
    private List<BulkEmail.Entry> entries = List.of();
    private @Nullable Fault refusal;

    private BulkReader(JsonBody body) {
        this.body = body;
    }

    static Reading<BulkEmail> read(JsonBody body) {
        return new BulkReader(body).read();
    }

    private Reading<BulkEmail> read() {
        body.document(this::member);
        if (refusal != null) {
            return new Reading.Wrong<>(refusal);
        }
        return template instanceof MailContent.Several
                ? new Reading.Wrong<>(
                        Fault.badRequest(
                                "DefaultContent.Template must have exactly one of TemplateName, TemplateArn and TemplateContent."))
                : new Reading.Read<>(new BulkEmail(
                        from,
                        replyTo,
                        feedbackForwarding,
                        tags,
                        configurationSet,
                        template instanceof Templated templated ? templated : null,
                        entries));
    }

    private void member(String name) {
        switch (name) {
            case "FromEmailAddress" -> from = body.string();
            case "ReplyToAddresses" -> replyTo = body.list(body::string);
            case "FeedbackForwardingEmailAddress" -> feedbackForwarding = body.string();
            case "DefaultEmailTags" -> tags = Destinations.tags(body);
            case "ConfigurationSetName" -> configurationSet = body.string();
            case "DefaultContent" -> body.object(this::content);
            case "BulkEmailEntries" -> entries = body.list(() -> new EntryReader(body).read());
            default -> refusal = Unoffered.member(name, body, refusal);
        }
    }

    private void content(String name) {
        if (name.equals("Template")) {
            template = new TemplateReader(body).read();
        } else {
            body.skip();
        }
    }

    /** Reads one destination with what is different for it. */
    private static final class EntryReader {
        private final JsonBody body;
        private Destination destination = Destination.NONE;
        private List<Tag> tags = List.of();
        private @Nullable String data;
        private List<ExtraHeader> headers = List.of();

        EntryReader(JsonBody body) {
            this.body = body;
        }

        BulkEmail.Entry read() {
            body.object(this::member);
            return new BulkEmail.Entry(destination, tags, data, headers);
        }

        private void member(String name) {
            switch (name) {
                case "Destination" -> destination = Destinations.read(body);
                case "ReplacementTags" -> tags = Destinations.tags(body);
                case "ReplacementHeaders" -> headers = new PartsReader(body).headers();
                case "ReplacementEmailContent" -> body.object(this::content);
                default -> body.skip();
            }
        }

        private void content(String name) {
            if (name.equals("ReplacementTemplate")) {
                body.object(this::template);
            } else {
                body.skip();
            }
        }

        private void template(String name) {
            if (name.equals("ReplacementTemplateData")) {
                data = body.string();
            } else {
                body.skip();
            }
        }
    }
}
