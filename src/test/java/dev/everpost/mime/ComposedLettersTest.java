package dev.everpost.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.mime.Letter.Attachment;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Letters drawn by chance, composed, and read by another parser: every word and every byte is there again. */
class ComposedLettersTest {

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readAsTheyWereWritten(long seed) throws Exception {
        var letter = RandomLetter.of(seed);
        var content = ReadBack.composed(letter);
        assertThat(LineEnds.flaw(content.bytes())).isEmpty();
        var text = new String(content.bytes(), StandardCharsets.ISO_8859_1);
        assertThat(text.chars()).allMatch(c -> c < 0x80);
        assertThat(text.lines()).allMatch(line -> line.length() <= TransferEncoding.LINE_OCTETS_MAX);

        var message = ReadBack.message(content);
        header(message, letter);
        assertThat(shape(message)).isEqualTo(expectedShape(letter));
        bodies(message, letter);
    }

    private static void header(Message message, Letter letter) {
        assertThat(message.getSubject()).isEqualTo(letter.subject());
        assertThat(message.getMessageId()).isEqualTo(letter.messageId());
        assertThat(message.getDate()).isEqualTo(java.util.Date.from(letter.date()));
        same(List.of(message.getFrom().get(0)), List.of(letter.from()));
        same(message.getTo() == null ? List.of() : message.getTo().flatten(), letter.to());
        same(message.getCc() == null ? List.of() : message.getCc().flatten(), letter.cc());
        same(message.getReplyTo() == null ? List.of() : message.getReplyTo().flatten(), letter.replyTo());
        var extra = message.getHeader().getFields().stream()
                .filter(field -> field.getName().startsWith("X-"))
                .map(field -> field.getName() + ":" + decoded(field.getBody()))
                .toList();
        assertThat(extra)
                .isEqualTo(letter.headers().stream()
                        .map(header -> header.name() + ":" + header.value())
                        .toList());
    }

    private static void same(List<Mailbox> read, List<NamedAddress> written) {
        assertThat(read.stream().map(one -> one.getName() + "|" + one.getAddress()))
                .containsExactlyElementsOf(written.stream()
                        .map(one -> (one.name().isEmpty() ? null : one.name()) + "|" + one.address())
                        .toList());
    }

    private static void bodies(Message message, Letter letter) throws IOException {
        var leaves = new ArrayList<>(ReadBack.leaves(message));
        if (letter.text() != null) {
            assertThat(text(leaves.removeFirst())).isEqualTo(BodyText.crlf(letter.text()));
        }
        assertThat(text(leaves.removeFirst())).isEqualTo(BodyText.crlf(letter.html()));
        var attachments = inOrder(letter);
        assertThat(leaves).hasSameSizeAs(attachments);
        for (int i = 0; i < leaves.size(); i++) {
            attachment(leaves.get(i), attachments.get(i));
        }
    }

    private static void attachment(Entity part, Attachment attachment) throws IOException {
        assertThat(ReadBack.octets(part)).isEqualTo(attachment.content().bytes());
        assertThat(part.getFilename()).isEqualTo(attachment.fileName());
        assertThat(part.getDispositionType()).isEqualTo(attachment.inline() ? "inline" : "attachment");
        assertThat(part.getContentTransferEncoding())
                .isEqualTo(attachment.encoding().label());
        if (attachment.contentId() != null) {
            assertThat(ReadBack.field(part, "Content-ID")).isEqualTo("<" + attachment.contentId() + ">");
        }
        if (attachment.description() != null) {
            assertThat(decoded(ReadBack.field(part, "Content-Description"))).isEqualTo(attachment.description());
        }
    }

    /** First what the HTML shows, then what is attached to the whole. */
    private static List<Attachment> inOrder(Letter letter) {
        var all = new ArrayList<>(letter.attachments().stream()
                .filter(ComposedLettersTest::isShown)
                .toList());
        letter.attachments().stream().filter(one -> !isShown(one)).forEach(all::add);
        return all;
    }

    private static boolean isShown(Attachment attachment) {
        return attachment.inline() && attachment.contentId() != null;
    }

    private static String expectedShape(Letter letter) {
        var shown =
                inOrder(letter).stream().filter(ComposedLettersTest::isShown).toList();
        var attached = inOrder(letter).stream().filter(one -> !isShown(one)).toList();
        var html = shown.isEmpty() ? "text/html" : "multipart/related[text/html" + types(shown) + "]";
        var body = letter.text() == null ? html : "multipart/alternative[text/plain," + html + "]";
        return attached.isEmpty() ? body : "multipart/mixed[" + body + types(attached) + "]";
    }

    private static String types(List<Attachment> attachments) {
        var out = new StringBuilder();
        attachments.forEach(one ->
                out.append(',').append(one.contentType().replaceFirst(";.*", "").toLowerCase(Locale.ROOT)));
        return out.toString();
    }

    private static String shape(Entity entity) {
        if (entity.getBody() instanceof Multipart multipart) {
            var parts = multipart.getBodyParts().stream()
                    .map(ComposedLettersTest::shape)
                    .toList();
            return entity.getMimeType() + "[" + String.join(",", parts) + "]";
        }
        return entity.getMimeType();
    }

    private static String text(Entity part) throws IOException {
        return new String(ReadBack.octets(part), Charset.forName(part.getCharset()));
    }

    private static String decoded(String raw) {
        return org.apache.james.mime4j.codec.DecoderUtil.decodeEncodedWords(
                raw, org.apache.james.mime4j.codec.DecodeMonitor.SILENT);
    }
}
