package dev.everpost.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HeaderBlockTest {

    @Test
    void fieldsAreFoundAndUnfolded() {
        var header = of("Subject: a\r\n long\r\n\tone\r\nTo: b@c\r\n\r\nTo: not a field\r\n");
        assertThat(header.fields()).extracting(HeaderBlock.Field::name).containsExactly("Subject", "To");
        assertThat(header.first("subject")).hasValue("a long\tone");
        assertThat(header.count("to")).isEqualTo(1);
    }

    @Test
    void ourFieldsAreCutOutAndNothingElseChanges() {
        var text =
                "X-Everpost-Class: critical\r\nFrom: a@b\r\nx-everpost-deadline: 2m\r\n and folded\r\nTo: c@d\r\n\r\nX-Everpost-Class: body\r\n";
        assertThat(of(text).withoutPrefix("x-everpost-"))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("From: a@b\r\nTo: c@d\r\n\r\nX-Everpost-Class: body\r\n");
    }

    @Test
    void aMessageWithoutOurFieldsKeepsItsArray() {
        var bytes = "From: a@b\r\n\r\nhello\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(HeaderBlock.of(bytes).withoutPrefix("x-everpost-")).isSameAs(bytes);
    }

    @Test
    void textWithoutAHeaderHasNone() {
        assertThat(of("hello world\r\n").fields()).isEmpty();
        assertThat(of("").fields()).isEmpty();
        assertThat(of("\r\nbody").fields()).isEmpty();
        assertThat(of(": nameless\r\n").fields()).isEmpty();
        assertThat(of("Cut-Off: at the end").first("cut-off")).hasValue("at the end");
    }

    @Test
    void lineEndsAreChecked() {
        assertThat(LineEnds.flaw("a\r\nb\r\n".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(LineEnds.flaw("a\nb".getBytes(StandardCharsets.US_ASCII)).orElseThrow())
                .contains("bare LF at byte 1");
        assertThat(LineEnds.flaw("a\rb".getBytes(StandardCharsets.US_ASCII)).orElseThrow())
                .contains("bare CR at byte 1");
        assertThat(LineEnds.flaw("abc\r".getBytes(StandardCharsets.US_ASCII)).orElseThrow())
                .contains("bare CR at byte 3");
        assertThat(LineEnds.flaw(new byte[] {65, 0}).orElseThrow()).contains("NUL at byte 1");
    }

    @Test
    void subjectsAreDecodedAndCut() {
        assertThat(Subject.forDisplay("=?UTF-8?Q?caf=C3=A9?=")).isEqualTo("café");
        assertThat(Subject.forDisplay("x".repeat(500))).hasSize(200);
        assertThat(Subject.forDisplay("a\u0007b")).isEqualTo("a b");
    }

    private static HeaderBlock of(String text) {
        return HeaderBlock.of(text.getBytes(StandardCharsets.US_ASCII));
    }
}
