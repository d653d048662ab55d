package dev.everpost.edge.ses;

import dev.everpost.message.Content;
import dev.everpost.ses.Email;
import dev.everpost.ses.Email.Destination;
import dev.everpost.ses.Email.MailContent;
import dev.everpost.ses.Email.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the body of one SendEmail; unknown members are passed over, as SES does. Not thread-safe. */
final class SendEmailReader {

    private final JsonBody body;
    private @Nullable String from;
    private Destination destination = Destination.NONE;
    private List<String> replyTo = List.of();
    private @Nullable String feedbackForwarding;
    private List<Tag> tags = List.of();
    private @Nullable String configurationSet;
    private @Nullable MailContent content;
    private @Nullable Fault refusal;

    private SendEmailReader(JsonBody body) {
        this.body = body;
    }

    static Reading<Email> read(JsonBody body) {
        return new SendEmailReader(body).read();
    }

    private Reading<Email> read() {
        body.document(this::member);
        return refusal == null
                ? new Reading.Read<>(
                        new Email(from, destination, replyTo, feedbackForwarding, tags, configurationSet, content))
                : new Reading.Wrong<>(refusal);
    }

    private void member(String name) {
        switch (name) {
            case "FromEmailAddress" -> from = body.string();
            case "Destination" -> destination = Destinations.read(body);
            case "ReplyToAddresses" -> replyTo = body.list(body::string);
            case "FeedbackForwardingEmailAddress" -> feedbackForwarding = body.string();
            case "EmailTags" -> tags = Destinations.tags(body);
            case "ConfigurationSetName" -> configurationSet = body.string();
            case "Content" -> body.object(this::content);
            default -> refusal = Unoffered.member(name, body, refusal);
        }
    }

    private void content(String name) {
        switch (name) {
            case "Simple" -> found(new SimpleReader(body).read());
            case "Raw" -> body.object(this::raw);
            case "Template" -> found(new TemplateReader(body).read());
            default -> body.skip();
        }
    }

    private void raw(String name) {
        if (name.equals("Data")) {
            var data = body.binary();
            found(data == null ? null : new MailContent.Raw(new Content(data)));
        } else {
            body.skip();
        }
    }

    private void found(@Nullable MailContent one) {
        if (one != null) {
            content = content == null ? one : new MailContent.Several();
        }
    }
}
