package dev.everpost.mime;

import static dev.everpost.mime.ReadBack.letter;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.mime.Letter.ExtraHeader;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Header fields of the submitter's own. */
class ExtraHeaderTest {

    private final Composer composer = new Composer(new SeededChance(1), HeaderRules.SES);

    @Test
    void standInTheirOrder() throws Exception {
        var message = ReadBack.message(letter(
                List.of(new ExtraHeader("X-B", "1"), new ExtraHeader("X-A", "2"), new ExtraHeader("X-B", "3")),
                List.of()));
        assertThat(message.getHeader().getFields().stream()
                        .filter(field -> field.getName().startsWith("X-"))
                        .map(field -> field.getName() + field.getBody()))
                .containsExactly("X-B1", "X-A2", "X-B3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/u?a==?b&c=", "https://example.com/"})
    void carryAnUnsubscribeUriInOnePiece(String start) {
        var uri = "<" + start + "x".repeat(700) + ">";
        var value = "<mailto:u@example.com?subject=stop>, " + uri;
        var bytes = composed(
                new ExtraHeader("List-Unsubscribe", value),
                new ExtraHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        assertThat(bytes)
                .contains("List-Unsubscribe: <mailto:u@example.com?subject=stop>,\r\n " + uri + "\r\n")
                .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
    }

    @Test
    void neverPassTheLongestLine() {
        var name = "X-" + "n".repeat(124);
        assertThat(composed(new ExtraHeader(name, "v".repeat(870))).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(998));
        fault(new ExtraHeader("List-Help", "<https://" + "x".repeat(900) + ">"), HeaderRules.OURS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From",
                "to",
                "CC",
                "Bcc",
                "Reply-To",
                "Subject",
                "Date",
                "Message-ID",
                "MIME-Version",
                "Mime-Foo",
                "Content-Type",
                "content-md5",
                "Return-Path",
                "Received",
                "Sender",
                "DKIM-Signature",
                "ARC-Seal",
                "X-SES-CONFIGURATION-SET",
                "x-ses-message-tags",
                "",
                "a:b",
                "a b",
                "ä"
            })
    void doNotTakeTheNamesOfOthers(String name) {
        fault(new ExtraHeader(name, "x"), HeaderRules.SES);
    }

    @Test
    void haveTheLimitsOfAmazonSes() {
        assertThat(composed(new ExtraHeader("X".repeat(126), "v".repeat(870)))).isNotEmpty();
        fault(new ExtraHeader("X".repeat(127), "v"), HeaderRules.SES);
        fault(new ExtraHeader("X-A", "v".repeat(871)), HeaderRules.SES);
        fault(new ExtraHeader("X-A", "ü"), HeaderRules.SES);
        var fifteen = Collections.nCopies(15, new ExtraHeader("X-A", "v"));
        assertThat(composer.compose(letter(fifteen, List.of()))).isInstanceOf(Composition.Composed.class);
        var sixteen = Collections.nCopies(16, new ExtraHeader("X-A", "v"));
        assertThat(composer.compose(letter(sixteen, List.of())))
                .isEqualTo(new Composition.Invalid("headers", "16 headers; the limit is 15"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"List-Unsubscribe", "References", "Precedence", "In-Reply-To"})
    void thatReadersExpectOnceStandOnce(String name) {
        var twice = List.of(new ExtraHeader(name, "a"), new ExtraHeader(name.toLowerCase(java.util.Locale.ROOT), "b"));
        assertThat(composer.compose(letter(twice, List.of()))).isInstanceOf(Composition.Invalid.class);
    }

    @Test
    void ofUrisAreAscii() {
        fault(new ExtraHeader("List-Help", "<https://exämple.com>"), HeaderRules.OURS);
    }

    private static void fault(ExtraHeader header, HeaderRules rules) {
        assertThat(new Composer(new SeededChance(1), rules).compose(letter(List.of(header), List.of())))
                .isInstanceOfSatisfying(
                        Composition.Invalid.class,
                        invalid -> assertThat(invalid.field()).isEqualTo("header " + FieldText.shown(header.name())));
    }

    private String composed(ExtraHeader... headers) {
        var composition = composer.compose(letter(List.of(headers), List.of()));
        assertThat(composition).isInstanceOf(Composition.Composed.class);
        return new String(((Composition.Composed) composition).content().bytes(), UTF_8);
    }
}
