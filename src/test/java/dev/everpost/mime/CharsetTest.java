package dev.everpost.mime;

import static dev.everpost.mime.ReadBack.leaves;
import static dev.everpost.mime.ReadBack.letter;
import static dev.everpost.mime.ReadBack.octets;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.mime.Letter.Charsets;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The charset that each text of a letter travels in. */
class CharsetTest {

    @ParameterizedTest
    @CsvSource({
        "UTF-8, UTF-8, Grüße 日本語 🙂",
        "iso-8859-1, ISO-8859-1, Grüße aus Köln",
        "latin1, ISO-8859-1, Grüße aus Köln",
        "windows-1252, windows-1252, 10 € für “alles”",
        "Shift_JIS, Shift_JIS, 日本語のテスト",
        "ISO-2022-JP, ISO-2022-JP, 日本語のテスト",
        "euc-kr, EUC-KR, 안녕하세요",
        "us-ascii, US-ASCII, plain",
    })
    void isTheOneAskedFor(String asked, String written, String words) throws Exception {
        var text = (words + "\r\n").repeat(30);
        var subject = (words + " ").repeat(12).strip();
        var content =
                ReadBack.composed(letter(subject, text, text, List.of(), List.of(), new Charsets(asked, asked, asked)));
        assertThat(new String(content.bytes(), US_ASCII))
                .matches("(?s)\\p{ASCII}*")
                .doesNotContain("\uFFFD");

        var message = ReadBack.message(content);
        assertThat(message.getSubject()).isEqualTo(subject);
        assertThat(leaves(message)).hasSize(2).allSatisfy(part -> {
            assertThat(part.getCharset()).isEqualToIgnoringCase(written);
            assertThat(new String(octets(part), Charset.forName(written))).isEqualTo(text);
        });
    }

    @Test
    void isUtf8WhereTheOneAskedForLacksALetter() throws Exception {
        var asked = new Charsets("ISO-8859-1", "ISO-8859-1", "US-ASCII");
        var message = ReadBack.message(letter("10 €", "10 €", "Grüße", List.of(), List.of(), asked));
        assertThat(message.getSubject()).isEqualTo("10 €");
        assertThat(leaves(message))
                .allSatisfy(part -> assertThat(part.getCharset()).isEqualTo("UTF-8"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nosuch", "UTF-16", "UTF-32", "IBM037", "x-windows-iso2022jp", "a b", "utf-8\r\nBcc: e"})
    void thatNobodyKnowsIsRefused(String name) {
        var composer = new Composer(new SeededChance(1));
        fault(composer, "subject", new Charsets(name, "UTF-8", "UTF-8"));
        fault(composer, "text", new Charsets("UTF-8", name, "UTF-8"));
        fault(composer, "html", new Charsets("UTF-8", "UTF-8", name));
    }

    private static void fault(Composer composer, String field, Charsets charsets) {
        assertThat(composer.compose(letter("s", "t", "h", List.of(), List.of(), charsets)))
                .isInstanceOfSatisfying(Composition.Invalid.class, invalid -> {
                    assertThat(invalid.field()).isEqualTo(field);
                    assertThat(invalid.why()).contains("charset").doesNotContain("\r");
                });
    }
}
