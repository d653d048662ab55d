package dev.everpost.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.everpost.message.Content;
import dev.everpost.mime.Letter.Attachment;
import dev.everpost.mime.Letter.Charsets;
import dev.everpost.mime.Letter.ExtraHeader;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Any letter composes to sound MIME, with the parts and the fields it has and no other, or is refused by field. */
class ComposerFuzzTest {

    private static final int TEXT_MAX = 300;

    @FuzzTest(maxDuration = "20s")
    void isSoundOrRefusedByField(FuzzedDataProvider data) throws IOException {
        var letter = letter(data);
        switch (new Composer(new SeededChance(1)).compose(letter)) {
            case Composition.Invalid(var field, var why) -> {
                assertThat(field).isNotBlank();
                assertThat(why).isNotBlank();
            }
            case Composition.Composed(var content) -> {
                SoundMime.check(content);
                check(letter, content);
            }
        }
    }

    private static void check(Letter letter, Content content) throws IOException {
        var header = HeaderBlock.of(content.bytes());
        assertThat(header.count("From")).isEqualTo(1);
        assertThat(header.count("Subject")).isEqualTo(letter.subject() == null ? 0 : 1);
        assertThat(header.count("Bcc")).isZero();
        int texts = (letter.text() == null ? 0 : 1) + (letter.html() == null ? 0 : 1);
        assertThat(ReadBack.leaves(ReadBack.message(content)))
                .hasSizeGreaterThanOrEqualTo(texts + letter.attachments().size());
    }

    private static Letter letter(FuzzedDataProvider data) {
        return new Letter(
                mailbox(data),
                list(data, () -> mailbox(data)),
                list(data, () -> mailbox(data)),
                list(data, () -> mailbox(data)),
                maybe(data),
                maybe(data),
                maybe(data),
                list(data, () -> new ExtraHeader(data.consumeString(40), text(data))),
                list(data, () -> attachment(data)),
                data.consumeBoolean() ? "<1@example.com>" : text(data),
                Instant.ofEpochSecond(data.consumeInt(0, 2_000_000_000)),
                new Charsets(charset(data), charset(data), charset(data)));
    }

    private static NamedAddress mailbox(FuzzedDataProvider data) {
        return new NamedAddress(text(data), ReadBack.SHOP.address());
    }

    private static Attachment attachment(FuzzedDataProvider data) {
        return new Attachment(
                text(data),
                data.pickValue(List.of("image/png", "text/plain; charset=utf-8", "message/rfc822", text(data))),
                new Content(data.consumeBytes(TEXT_MAX)),
                data.consumeBoolean(),
                maybe(data),
                maybe(data),
                data.consumeBoolean() ? null : data.pickValue(TransferEncoding.values()));
    }

    private static String charset(FuzzedDataProvider data) {
        return data.pickValue(List.of("UTF-8", "ISO-8859-1", "Shift_JIS", "us-ascii", data.consumeString(10)));
    }

    private static String maybe(FuzzedDataProvider data) {
        return data.consumeBoolean() ? text(data) : null;
    }

    private static String text(FuzzedDataProvider data) {
        return data.consumeString(TEXT_MAX);
    }

    private static <T> List<T> list(FuzzedDataProvider data, Supplier<T> each) {
        return IntStream.range(0, data.consumeInt(0, 2))
                .mapToObj(_ -> each.get())
                .toList();
    }
}
