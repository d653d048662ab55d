package dev.everpost.mime;

import static dev.everpost.mime.ReadBack.leaves;
import static dev.everpost.mime.ReadBack.letter;
import static dev.everpost.mime.ReadBack.octets;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.message.Content;
import dev.everpost.mime.Letter.Attachment;
import java.io.IOException;
import java.util.List;
import org.apache.james.mime4j.dom.Entity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attachments: how they travel and what they say of themselves. */
class AttachmentTest {

    @ParameterizedTest
    @EnumSource(TransferEncoding.class)
    void travelAsAskedWhereTheBytesAllowIt(TransferEncoding asked) throws Exception {
        var entity = attached(file("text/csv", "a;b\r\nc;d\r\n".getBytes(UTF_8), asked));
        assertThat(entity.getContentTransferEncoding()).isEqualTo(asked.label());
        assertThat(octets(entity)).asString().isEqualTo("a;b\r\nc;d\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ü", "bare\nLF", "bare\rCR", "nul\0", "LONG"})
    void cannotTravelAsSevenBitOtherwise(String text) {
        var octets = text.replace("LONG", "x".repeat(999)).getBytes(UTF_8);
        assertThat(composition(file("text/plain", octets, TransferEncoding.SEVEN_BIT)))
                .isInstanceOfSatisfying(Composition.Invalid.class, invalid -> {
                    assertThat(invalid.field()).isEqualTo("attachments[0].content-transfer-encoding");
                    assertThat(invalid.why()).contains("cannot travel as 7bit", "BASE64");
                });
    }

    @Test
    void arriveByteForByteInQuotedPrintableToo() throws Exception {
        var all = new byte[2000];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) (i * 7);
        }
        for (var octets : List.of(
                all,
                "a\nb\rc \r\n\t\r\n.\r\n=3D".getBytes(UTF_8),
                " \r\n".repeat(9).getBytes(UTF_8),
                "\n".getBytes(UTF_8),
                "end \t".getBytes(UTF_8),
                "end ".getBytes(UTF_8))) {
            var entity = attached(file("application/x", octets, TransferEncoding.QUOTED_PRINTABLE));
            assertThat(octets(entity)).isEqualTo(octets);
        }
    }

    @Test
    void keepNamesThatLookEncoded() throws Exception {
        var name = "=?UTF-8?B?eA==?=.txt";
        var entity = attached(new Attachment(name, "text/plain", new Content(new byte[] {1}), false, null));
        assertThat(entity.getFilename()).isEqualTo(name);
    }

    @Test
    void sayWhatTheyAre() throws Exception {
        var entity = attached(new Attachment(
                "plan.png",
                "image/png",
                new Content(new byte[] {1}),
                true,
                "<plan@example.com>",
                "Der Plan für März",
                null));
        assertThat(entity.getDispositionType()).isEqualTo("inline");
        assertThat(ReadBack.field(entity, "Content-ID")).isEqualTo("<plan@example.com>");
        assertThat(Subject.forDisplay(ReadBack.field(entity, "Content-Description")))
                .isEqualTo("Der Plan für März");
        var evil =
                new Attachment("a", "a/b", new Content(new byte[] {1}), false, null, "x\r\nBcc: e@evil.example", null);
        assertThat(composition(evil))
                .isInstanceOfSatisfying(
                        Composition.Invalid.class,
                        invalid -> assertThat(invalid.field()).isEqualTo("attachments[0].content-description"));
    }

    @Test
    void thatAreMessagesGetTheLineEndsOfMail() throws Exception {
        var saved = "Subject: inner\n\nhello\n".getBytes(UTF_8);
        var content =
                ReadBack.composed(letter(List.of(), List.of(file("message/rfc822", saved, TransferEncoding.BASE64))));
        assertThat(LineEnds.flaw(content.bytes())).isEmpty();
        assertThat(new String(content.bytes(), UTF_8)).contains("\r\n\r\nSubject: inner\r\n\r\nhello\r\n");
    }

    private static Attachment file(String type, byte[] octets, TransferEncoding encoding) {
        return new Attachment("a.bin", type, new Content(octets), false, null, null, encoding);
    }

    private static Entity attached(Attachment attachment) throws IOException {
        return leaves(ReadBack.message(letter(List.of(), List.of(attachment)))).getLast();
    }

    private static Composition composition(Attachment attachment) {
        return new Composer(new SeededChance(1)).compose(letter(List.of(), List.of(attachment)));
    }
}
