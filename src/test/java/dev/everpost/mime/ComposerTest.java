package dev.everpost.mime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.message.Content;
import dev.everpost.message.EmailAddress;
import dev.everpost.mime.Letter.Attachment;
import dev.everpost.mime.Letter.ExtraHeader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.james.mime4j.dom.BinaryBody;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Composed messages, read back by another parser. */
class ComposerTest {

    private static final NamedAddress SHOP = new NamedAddress("Żółta, \"Shop\"", EmailAddress.of("shop@example.com"));
    private static final NamedAddress ANN = new NamedAddress("Ann Lee", EmailAddress.of("ann@example.net"));

    private final Composer composer = new Composer(new SeededChance(1));

    @Test
    void writesAPlainTextAsOnePart() throws Exception {
        var message = parsed(letter("Hello", "one\ntwo\r\nthree\rfour", null, List.of(), List.of()));
        assertThat(message.getMimeType()).isEqualTo("text/plain");
        assertThat(message.getContentTransferEncoding()).isEqualTo("7bit");
        assertThat(text(message)).isEqualTo("one\r\ntwo\r\nthree\r\nfour");
        assertThat(message.getMessageId()).isEqualTo("<id-1@example.com>");
        assertThat(message.getDate()).isEqualTo(java.util.Date.from(Instant.parse("2026-11-22T08:09:10Z")));
        assertThat(message.getFrom().get(0).getName()).isEqualTo("Żółta, \"Shop\"");
        assertThat(message.getTo().flatten().get(0).getAddress()).isEqualTo("ann@example.net");
    }

    @Test
    void nestsAlternativeRelatedAndMixedAsNeeded() throws Exception {
        var logo = new Attachment("logo.png", "image/png", new Content(new byte[] {1, 2, 3}), true, "logo@example.com");
        var bill = new Attachment("Rechnung für März.pdf", "application/pdf", new Content(noise(5000)), false, null);
        var message = parsed(letter("x", "plain", "<img src=cid:logo@example.com>", List.of(), List.of(logo, bill)));

        assertThat(shape(message))
                .isEqualTo("multipart/mixed[multipart/alternative[text/plain,"
                        + "multipart/related[text/html,image/png]],application/pdf]");
        var attached = ((Multipart) message.getBody()).getBodyParts().get(1);
        assertThat(attached.getFilename()).isEqualTo("Rechnung für März.pdf");
        assertThat(attached.getDispositionType()).isEqualTo("attachment");
        assertThat(octets(attached)).isEqualTo(noise(5000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "two  spaces and\ttab",
                "Grüße aus Łódź",
                "=?utf-8?q?not_encoded?=",
                "🙂🙃🙂🙃🙂🙃🙂🙃🙂🙃🙂🙃🙂🙃🙂🙃🙂🙃🙂🙃🙂🙃🙂🙃🙂🙃🙂🙃🙂🙃🙂🙃🙂🙃🙂🙃🙂🙃",
                "a rather long subject of plain words that has to be folded more than once because it goes on and on and on",
            })
    void keepsSubjects(String subject) throws Exception {
        assertThat(parsed(letter(subject, "x", null, List.of(), List.of())).getSubject())
                .isEqualTo(subject);
    }

    @Test
    void keepsFileNamesInEveryScript() throws Exception {
        for (var name : List.of(
                "a.txt",
                "a \"quoted\" \\ name.txt",
                "отчёт за ноябрь, окончательный вариант №2.pdf",
                "x".repeat(200))) {
            var file = new Attachment(name, "text/plain", new Content(new byte[] {1}), false, null);
            var message = parsed(letter("x", "y", null, List.of(), List.of(file)));
            assertThat(((Multipart) message.getBody()).getBodyParts().get(1).getFilename())
                    .isEqualTo(name);
        }
    }

    @Test
    void encodesBodiesByWhatTheyHold() throws Exception {
        for (var body : List.of(
                "Zażółć gęślą jaźń. ".repeat(200), "x".repeat(5000), "日本語".repeat(1000), " trailing \n.\n\nFrom x\n")) {
            var content = composed(letter("x", body, "<p>" + body, List.of(), List.of()));
            assertThat(longestLine(content)).isLessThanOrEqualTo(TransferEncoding.LINE_OCTETS_MAX);
            var parts = ((Multipart) parse(content).getBody()).getBodyParts();
            assertThat(text(parts.get(0))).isEqualTo(body.replace("\n", "\r\n"));
            assertThat(text(parts.get(1))).isEqualTo("<p>" + body.replace("\n", "\r\n"));
        }
    }

    @Test
    void endsEveryLineWithCrlfAndHoldsNothingButAscii() {
        var content = composed(letter("Größe", "ü\n", "ü\n", List.of(new ExtraHeader("X-A", "ö")), List.of()));
        assertThat(LineEnds.flaw(content.bytes())).isEmpty();
        assertThat(new String(content.bytes(), UTF_8)).matches("\\p{ASCII}*");
    }

    @Test
    void foldsLongListsOfRecipients() throws Exception {
        var many = new ArrayList<NamedAddress>();
        for (int i = 0; i < 50; i++) {
            many.add(new NamedAddress(
                    i % 2 == 0 ? "Person Number " + i : "Персона " + i, EmailAddress.of("p" + i + "@example.net")));
        }
        var letter = new Letter(SHOP, many, many, many, "x", "y", null, List.of(), List.of(), "<a@b>", Instant.EPOCH);
        var content = composed(letter);
        assertThat(longestLine(content)).isLessThanOrEqualTo(100);
        var to = parse(content).getTo().flatten();
        assertThat(to).hasSize(50);
        assertThat(to.get(1).getName()).isEqualTo("Персона 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "x", "\"", "\\"})
    void keepsLinesShortWhateverIsRepeated(String repeated) throws Exception {
        var value = "a" + repeated.repeat(3000) + "b";
        var from = new NamedAddress(value, SHOP.address());
        var letter = new Letter(
                from,
                List.of(from),
                List.of(),
                List.of(),
                value,
                "y",
                null,
                List.of(new ExtraHeader("X-A", value)),
                List.of(),
                "<a@b>",
                Instant.EPOCH);
        var content = composed(letter);
        assertThat(longestLine(content)).isLessThanOrEqualTo(TransferEncoding.LINE_OCTETS_MAX);
        assertThat(parse(content).getSubject()).isEqualTo(value);
        assertThat(parse(content).getFrom().get(0).getName()).isEqualTo(value);
    }

    @Test
    void givesTheSameBytesForTheSameChance() {
        var letter = letter("x", "y", "z", List.of(), List.of());
        assertThat(new Composer(new SeededChance(7)).compose(letter))
                .isEqualTo(new Composer(new SeededChance(7)).compose(letter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: e@evil.example", "a\nb", "a\rb", "a\0b", "a\u0085b", "a\u2028b"})
    void namesTheFieldThatWouldBecomeAHeader(String evil) {
        fault("subject", letter(evil, "x", null, List.of(), List.of()));
        fault("header 'X-A'", letter("x", "x", null, List.of(new ExtraHeader("X-A", evil)), List.of()));
        fault("attachments[0].file-name", withFile(evil, "text/plain", null));
        fault("attachments[0].content-type", withFile("a", "text/plain; x=" + evil, null));
        fault("attachments[0].content-id", withFile("a", "text/plain", evil));
        var from = new NamedAddress(evil, SHOP.address());
        fault("from", addressed(from, ANN, "<a@b>"));
        fault("to", addressed(SHOP, from, "<a@b>"));
        fault("message-id", addressed(SHOP, ANN, "<a" + evil + "@b>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "Ü", "X\r\nBcc", "From", "bcc", "Content-Type", "Date", "MIME-Version"})
    void refusesHeaderNamesThatAreNotTheSubmittersToWrite(String name) {
        assertThat(composer.compose(letter("x", "y", null, List.of(new ExtraHeader(name, "v")), List.of())))
                .isInstanceOf(Composition.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "text/", "/plain", "a/b/c", "multipart/mixed", "text/plä", "te xt/plain"})
    void refusesContentTypesThatAreNone(String type) {
        fault("attachments[0].content-type", withFile("a", type, null));
    }

    @Test
    void attachesAMessageUnencodedOrNotAtAll() throws Exception {
        var inner = "Subject: inner\r\n\r\nhello\r\n".getBytes(UTF_8);
        var message = composed(letter(
                "x",
                "y",
                null,
                List.of(),
                List.of(new Attachment("m.eml", "message/rfc822", new Content(inner), false, null))));
        assertThat(new String(message.bytes(), UTF_8)).contains("\r\n\r\nSubject: inner\r\n\r\nhello\r\n");
        var eightBit = new Attachment("m.eml", "message/rfc822", new Content("ü".getBytes(UTF_8)), false, null);
        fault("attachments[0].content-type", letter("x", "y", null, List.of(), List.of(eightBit)));
    }

    @Test
    void needsSomethingToSay() {
        fault("text", letter("x", null, null, List.of(), List.of()));
    }

    private void fault(String field, Letter letter) {
        assertThat(composer.compose(letter))
                .isInstanceOfSatisfying(
                        Composition.Invalid.class,
                        invalid -> assertThat(invalid.field()).isEqualTo(field));
    }

    private static Letter addressed(NamedAddress from, NamedAddress to, String messageId) {
        return new Letter(
                from,
                List.of(to),
                List.of(),
                List.of(),
                "x",
                "y",
                null,
                List.of(),
                List.of(),
                messageId,
                Instant.EPOCH);
    }

    private static Letter letter(
            String subject, String text, String html, List<ExtraHeader> headers, List<Attachment> files) {
        return new Letter(
                SHOP,
                List.of(ANN),
                List.of(),
                List.of(),
                subject,
                text,
                html,
                headers,
                files,
                "<id-1@example.com>",
                Instant.parse("2026-11-22T08:09:10Z"));
    }

    private static Letter withFile(String name, String type, String contentId) {
        return letter(
                "x",
                "y",
                null,
                List.of(),
                List.of(new Attachment(name, type, new Content(new byte[] {1}), false, contentId)));
    }

    private Content composed(Letter letter) {
        return ((Composition.Composed) composer.compose(letter)).content();
    }

    private Message parsed(Letter letter) throws IOException {
        return parse(composed(letter));
    }

    private static Message parse(Content content) throws IOException {
        var builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.STRICT);
        return builder.parseMessage(new ByteArrayInputStream(content.bytes()));
    }

    private static String shape(Entity entity) {
        if (entity.getBody() instanceof Multipart multipart) {
            var parts =
                    multipart.getBodyParts().stream().map(ComposerTest::shape).toList();
            return entity.getMimeType() + "[" + String.join(",", parts) + "]";
        }
        return entity.getMimeType();
    }

    private static String text(Entity entity) throws IOException {
        return new String(((TextBody) entity.getBody()).getInputStream().readAllBytes(), UTF_8);
    }

    private static byte[] octets(Entity entity) throws IOException {
        return ((BinaryBody) entity.getBody()).getInputStream().readAllBytes();
    }

    private static int longestLine(Content content) {
        return new String(content.bytes(), UTF_8)
                .lines()
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private static byte[] noise(int size) {
        var octets = new byte[size];
        new Random(3).nextBytes(octets);
        return octets;
    }
}
