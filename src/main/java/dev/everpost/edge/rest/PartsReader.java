package dev.everpost.edge.rest;

import dev.everpost.message.EmailAddress;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a message's parts from JSON. */
final class PartsReader {

    private static final Set<String> MADE_BY_PARTS = Set.of(
            "from",
            "to",
            "cc",
            "bcc",
            "reply-to",
            "subject",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "return-path",
            "received");
    private static final Pattern HEADER_NAME = Pattern.compile("[!-9;-~]{1,76}");
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[\\w!#$&^.+-]{1,80}/[\\w!#$&^.+-]{1,80}(?:;[ -~]{1,200})?");
    private static final Pattern CONTENT_ID = Pattern.compile("[!-;=?-~]{1,200}");

    private PartsReader() {}

    /** The parts; null when {@code from} is missing or wrong, of which there is a complaint then. */
    static @Nullable MessageParts read(Fields fields) {
        var from = from(fields);
        var to = addresses(fields, "to");
        var cc = addresses(fields, "cc");
        var replyTo = addresses(fields, "reply_to");
        var subject = line(fields, "subject");
        var text = fields.text("text");
        var html = fields.text("html");
        var headers = headers(fields);
        var attachments = attachments(fields);
        if (text == null && html == null && attachments.isEmpty()) {
            fields.complain("text", "is missing: a message needs text, html or attachments (or raw)");
        }
        return from == null ? null : new MessageParts(from, to, cc, replyTo, subject, text, html, headers, attachments);
    }

    /** A list of addresses, each of which may have a name. */
    static List<NamedAddress> addresses(Fields fields, String name) {
        var found = new ArrayList<NamedAddress>();
        var texts = fields.texts(name);
        for (int i = 0; i < texts.size(); i++) {
            var place = name + "[" + i + "]";
            var text = texts.get(i);
            NamedAddress.parse(text).ifPresentOrElse(found::add, () -> fields.complain(place, notAnAddress(text)));
        }
        return found;
    }

    /** Base64 in the plain or the URL alphabet, with line breaks or without. */
    static byte[] base64(Fields fields, String name, @Nullable String text) {
        try {
            var plain = text == null ? "" : text.replace('-', '+').replace('_', '/');
            return Base64.getMimeDecoder().decode(strict(plain));
        } catch (IllegalArgumentException malformed) {
            fields.complain(name, "is not base64: " + malformed.getMessage());
            return new byte[0];
        }
    }

    static String notAnAddress(String text) {
        return "'" + text
                + "' is not an e-mail address; write user@example.com or Name <user@example.com>, one per element";
    }

    private static @Nullable NamedAddress from(Fields fields) {
        var text = fields.text("from");
        if (text == null) {
            fields.complain("from", "is missing: the address that sends, such as Shop <shop@example.com>");
            return null;
        }
        var from = NamedAddress.parse(text);
        if (from.isEmpty()) {
            fields.complain("from", notAnAddress(text));
        }
        return from.orElse(null);
    }

    private static @Nullable String line(Fields fields, String name) {
        var text = fields.text(name);
        if (text != null) {
            fields.wantOneLine(name, text);
        }
        return text;
    }

    private static Map<String, String> headers(Fields fields) {
        var headers = fields.map("headers", Limits.HEADERS_MAX, Limits.HEADER_LENGTH_MAX);
        headers.forEach((name, value) -> {
            if (!HEADER_NAME.matcher(name).matches()) {
                fields.complain(
                        "headers." + name, "is not a header name: 1 to 76 printable ASCII characters, no colon");
            } else if (MADE_BY_PARTS.contains(name.toLowerCase(Locale.ROOT))) {
                fields.complain("headers." + name, "is made by the gateway; use the field for it");
            } else {
                fields.wantOneLine("headers." + name, value);
            }
        });
        return headers;
    }

    private static List<MessageParts.Attachment> attachments(Fields fields) {
        var attachments = new ArrayList<MessageParts.Attachment>();
        for (var each : fields.objects("attachments", Limits.ATTACHMENTS_MAX)) {
            attachments.add(attachment(each));
            each.complainOfTheRest();
        }
        return attachments;
    }

    private static MessageParts.Attachment attachment(Fields fields) {
        var name = line(fields, "name");
        var type = fields.text("content_type");
        var id = fields.text("content_id");
        var content = fields.text("content");
        if (name == null || name.isBlank()) {
            fields.complain("name", "is missing: the file name that the recipient sees");
        }
        if (content == null) {
            fields.complain("content", "is missing: the file in base64");
        }
        if (type != null && !MEDIA_TYPE.matcher(type).matches()) {
            fields.complain("content_type", "'" + type + "' is not a media type; write one such as application/pdf");
        }
        if (id != null && !CONTENT_ID.matcher(id).matches()) {
            fields.complain(
                    "content_id", "must be 1 to 200 printable ASCII characters without spaces and angle brackets");
        }
        return new MessageParts.Attachment(
                name == null ? "" : name,
                type == null ? "application/octet-stream" : type,
                base64(fields, "content", content),
                id);
    }

    /** The MIME decoder skips what it does not know; only line ends may be skipped. */
    private static String strict(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean known =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "+/=\r\n".indexOf(c) >= 0;
            if (!known) {
                throw new IllegalArgumentException("character " + (i + 1) + " does not belong to it");
            }
        }
        return text;
    }

    /** An envelope address without a name. */
    static List<EmailAddress> bare(List<NamedAddress> named) {
        return named.stream().map(NamedAddress::address).toList();
    }
}
