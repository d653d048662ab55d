package dev.everpost.provider.postmark;

import dev.everpost.mime.Letter;
import dev.everpost.mime.NamedAddress;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.web.Rebuilt;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The body of one call of {@code POST /email}, and what in it is not as it was submitted. */
final class PostmarkMessage {

    /** Our id for the message: a header for people, a metadatum for reports and searches. */
    static final String ID_HEADER = "X-Everpost-Id";

    private static final String STEERING_PREFIX = "x-pm-";
    private static final JsonMapper JSON = new JsonMapper();

    private final ObjectNode body = JSON.createObjectNode();
    private final List<String> adaptations;

    PostmarkMessage(Parcel parcel, Rebuilt call, PostmarkSettings settings) {
        this.adaptations = new ArrayList<>(call.adaptations());
        var letter = call.letter();
        addresses(call, letter);
        words(letter);
        headers(parcel, letter);
        attachments(letter);
        PostmarkLabels.put(parcel.message(), body);
        body.put("MessageStream", settings.streams().of(parcel.message().messageClass()));
        body.put("TrackOpens", settings.tracking());
        body.put("TrackLinks", settings.tracking() ? "HtmlAndText" : "None");
        adaptations.add("the envelope sender and the Date are Postmark's");
    }

    byte[] json() {
        return JSON.writeValueAsBytes(body);
    }

    List<String> adaptations() {
        return List.copyOf(adaptations);
    }

    private void addresses(Rebuilt call, Letter letter) {
        body.put("From", written(letter.from()));
        body.put("To", written(call.to()));
        put("Cc", call.cc());
        put("Bcc", call.bcc());
        put("ReplyTo", letter.replyTo());
    }

    private void put(String field, List<NamedAddress> addresses) {
        if (!addresses.isEmpty()) {
            body.put(field, written(addresses));
        }
    }

    /** Postmark takes no message without a body. */
    private void words(Letter letter) {
        body.put("Subject", letter.subject() == null ? "" : letter.subject());
        boolean isEmpty = isEmpty(letter.text()) && isEmpty(letter.html());
        if (!isEmpty(letter.html())) {
            body.put("HtmlBody", letter.html());
        }
        if (!isEmpty(letter.text()) || isEmpty) {
            body.put("TextBody", isEmpty ? " " : letter.text());
        }
        if (isEmpty) {
            adaptations.add("empty body made one space, for Postmark takes none without a body");
        }
    }

    private void headers(Parcel parcel, Letter letter) {
        header(ID_HEADER, parcel.message().id().toString());
        if (!letter.messageId().isEmpty()) {
            header("Message-ID", letter.messageId());
            header("X-PM-KeepID", "true");
        }
        for (var extra : letter.headers()) {
            if (extra.name().toLowerCase(Locale.ROOT).startsWith(STEERING_PREFIX)) {
                adaptations.add(extra.name() + " left out, for it would steer Postmark");
            } else {
                header(extra.name(), extra.value());
            }
        }
    }

    private void header(String name, String value) {
        body.withArray("Headers").addObject().put("Name", name).put("Value", value);
    }

    private void attachments(Letter letter) {
        for (var file : letter.attachments()) {
            var written = body.withArray("Attachments").addObject();
            written.put("Name", file.fileName());
            written.put("ContentType", file.contentType());
            written.put(
                    "Content", Base64.getEncoder().encodeToString(file.content().bytes()));
            if (file.inline() && file.contentId() != null) {
                written.put("ContentID", "cid:" + file.contentId());
            }
        }
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private static String written(List<NamedAddress> addresses) {
        return addresses.stream().map(PostmarkMessage::written).collect(Collectors.joining(", "));
    }

    /** A name is always quoted: commas, brackets and dots in it would be taken for syntax. */
    private static String written(NamedAddress named) {
        if (named.name().isEmpty()) {
            return named.address().toString();
        }
        var name = named.name().replace("\\", "\\\\").replace("\"", "\\\"");
        return "\"" + name + "\" <" + named.address() + ">";
    }
}
