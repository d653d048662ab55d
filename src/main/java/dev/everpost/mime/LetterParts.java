package dev.everpost.mime;

import dev.everpost.message.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.message.MaximalBodyDescriptor;
import org.jspecify.annotations.Nullable;

/** Gathers the leaves of a message into text, HTML and files. One message each; not thread-safe. */
final class LetterParts {

    private final Deque<String> around = new ArrayDeque<>();
    private final List<Letter.Attachment> attachments = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();
    private @Nullable String text;
    private @Nullable String html;

    void enter(String subtype) {
        around.push(subtype.toLowerCase(Locale.ROOT));
    }

    void leave() {
        around.poll();
    }

    @Nullable
    String text() {
        return text;
    }

    @Nullable
    String html() {
        return html;
    }

    List<Letter.Attachment> attachments() {
        return attachments;
    }

    List<String> changes() {
        return changes;
    }

    void take(MaximalBodyDescriptor part, InputStream body) throws IOException {
        var bytes = body.readAllBytes();
        boolean file = "attachment".equalsIgnoreCase(part.getContentDispositionType())
                || part.getContentDispositionFilename() != null;
        if (!file && isText(part, "plain")) {
            text = joined(text, decoded(part, bytes), "text");
        } else if (!file && isText(part, "html")) {
            html = joined(html, decoded(part, bytes), "HTML");
        } else {
            attach(part, bytes);
        }
    }

    private String joined(@Nullable String before, String more, String what) {
        if (before == null) {
            return more;
        }
        changes.add("several " + what + " parts joined into one");
        return before + "\r\n" + more;
    }

    private void attach(MaximalBodyDescriptor part, byte[] bytes) {
        var id = part.getContentId();
        boolean inline = id != null
                && !"attachment".equalsIgnoreCase(part.getContentDispositionType())
                && ("related".equals(around.peek()) || "inline".equalsIgnoreCase(part.getContentDispositionType()));
        attachments.add(new Letter.Attachment(
                fileName(part), type(part), new Content(bytes), inline, id, part.getContentDescription(), null));
    }

    private String fileName(MaximalBodyDescriptor part) {
        var given = part.getContentDispositionFilename();
        var name = given == null ? part.getContentTypeParameters().get("name") : given;
        if (name != null && !name.isBlank()) {
            return FieldText.printable(DecoderUtil.decodeEncodedWords(name, DecodeMonitor.SILENT));
        }
        var made = "attachment-" + (attachments.size() + 1) + FileEndings.of(part.getMimeType());
        changes.add("unnamed " + FieldText.printable(part.getMimeType()) + " part named " + made);
        return made;
    }

    /** With the parameters that say how to read it. */
    private static String type(MaximalBodyDescriptor part) {
        var type = new StringBuilder(FieldText.printable(part.getMimeType()));
        for (var name : List.of("charset", "method")) {
            var value = part.getContentTypeParameters().get(name);
            if (value != null && value.matches("[A-Za-z0-9._-]{1,60}")) {
                type.append("; ").append(name).append('=').append(value);
            }
        }
        return type.toString();
    }

    private static boolean isText(MaximalBodyDescriptor part, String subtype) {
        return "text".equalsIgnoreCase(part.getMediaType()) && subtype.equalsIgnoreCase(part.getSubType());
    }

    private static String decoded(MaximalBodyDescriptor part, byte[] bytes) {
        var name = part.getCharset();
        Charset charset =
                name == null ? StandardCharsets.UTF_8 : MailCharset.named(name).orElse(StandardCharsets.UTF_8);
        // ASCII is what a part says that says nothing; letters beyond it are UTF-8 in all mail of today
        return new String(bytes, charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset);
    }
}
