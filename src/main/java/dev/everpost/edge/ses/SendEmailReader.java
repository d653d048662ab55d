package dev.everpost.edge.ses;

import dev.everpost.edge.ses.SendEmailRequest.Destination;
import dev.everpost.edge.ses.SendEmailRequest.MailContent;
import dev.everpost.edge.ses.SendEmailRequest.Tag;
import dev.everpost.message.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the body of one SendEmail by streaming; unknown members are passed over, as SES does. Not thread-safe. */
final class SendEmailReader {

    private final JsonBody body;
    private @Nullable String from;
    private List<String> to = List.of();
    private List<String> cc = List.of();
    private List<String> bcc = List.of();
    private List<String> replyTo = List.of();
    private @Nullable String feedbackForwarding;
    private List<Tag> tags = List.of();
    private @Nullable String configurationSet;
    private @Nullable MailContent content;

    private SendEmailReader(JsonBody body) {
        this.body = body;
    }

    static SendEmailReading read(JsonFactory json, byte[] octets) {
        try (var parser = json.createParser(ObjectReadContext.empty(), octets)) {
            return new SendEmailReader(new JsonBody(parser)).read();
        } catch (JsonBody.WrongType wrong) {
            return Fault.serialization(String.valueOf(wrong.getMessage()));
        } catch (JacksonException malformed) {
            var at = malformed.getLocation();
            return Fault.serialization("the body is not JSON"
                    + (at == null ? "" : ": line " + at.getLineNr() + ", column " + at.getColumnNr()));
        }
    }

    private SendEmailRequest read() {
        body.document(this::member);
        return new SendEmailRequest(
                from, new Destination(to, cc, bcc), replyTo, feedbackForwarding, tags, configurationSet, content);
    }

    private void member(String name) {
        switch (name) {
            case "FromEmailAddress" -> from = body.string();
            case "Destination" -> body.object(this::destination);
            case "ReplyToAddresses" -> replyTo = body.list(body::string);
            case "FeedbackForwardingEmailAddress" -> feedbackForwarding = body.string();
            case "EmailTags" -> tags = body.list(this::tag);
            case "ConfigurationSetName" -> configurationSet = body.string();
            case "Content" -> body.object(this::content);
            default -> body.skip();
        }
    }

    private void destination(String name) {
        switch (name) {
            case "ToAddresses" -> to = body.list(body::string);
            case "CcAddresses" -> cc = body.list(body::string);
            case "BccAddresses" -> bcc = body.list(body::string);
            default -> body.skip();
        }
    }

    private Tag tag() {
        var pair = new NameAndValue();
        body.object(member -> pair.read(member, body));
        return new Tag(pair.name, pair.value);
    }

    private void content(String name) {
        switch (name) {
            case "Simple" -> found(new SimpleReader(body).read());
            case "Raw" -> body.object(this::raw);
            case "Template" -> {
                boolean given = body.isGiven();
                body.skip();
                found(given ? new MailContent.Template() : null);
            }
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
