package dev.everpost.edge.ses.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The reading of forms. */
class FormReaderTest {

    @Test
    void decodesPercentSignsAndBlanksInNamesAndValues() {
        var form = read("a%2Eb=1+2%203&%C3%A4=%F0%9F%98%80&empty=&alone&&x=a=b");

        assertThat(form.text("a.b")).isEqualTo("1 2 3");
        assertThat(form.text("ä")).isEqualTo("😀");
        assertThat(form.text("empty")).isEmpty();
        assertThat(form.text("alone")).isEmpty();
        assertThat(form.text("x")).isEqualTo("a=b");
        assertThat(form.text("absent")).isNull();
    }

    @Test
    void readsListsByNumberWithGapsAndNothingElse() {
        var form = read("L.member.11=c&L.member.2=b&L.member.01=a&L.member.x=no&L.member.=no&L.member.-1=no"
                + "&L.member.99999999999=no&Lx.member.1=no&E=&E.member=");

        assertThat(form.texts("L")).containsExactly("a", "b", "c");
        assertThat(form.texts("E")).isEmpty();
        assertThat(form.texts("None")).isEmpty();
    }

    @Test
    void readsListsOfStructures() {
        var form = read("D.member.2.To.member.1=b&D.member.1.To.member.1=a&D.member.1.To.member.2=c");

        assertThat(form.members("D"))
                .extracting(one -> one.texts("To").toString())
                .containsExactly("[a, c]", "[b]");
        assertThat(form.has("D")).isTrue();
        assertThat(form.has("D.member.3")).isFalse();
    }

    @Test
    void decodesBase64WhereItLiesEachTimeItIsAsked() {
        var octets = new byte[10_000];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) (i * 31);
        }
        var text = Base64.getMimeEncoder()
                .encodeToString(octets)
                .replace("+", "%2B")
                .replace("\r\n", "%0D%0A");

        var value = read("before=1&d=" + text + "&after=2").value("d").orElseThrow();

        assertThat(value.base64()).isEqualTo(octets);
        assertThat(value.base64()).isEqualTo(octets);
        assertThat(read("d=QQ").value("d").orElseThrow().base64()).containsExactly('A');
        assertThat(read("d=Q Q").value("d").orElseThrow().base64()).isNull();
    }

    @Test
    void refusesMoreParametersThanAnOperationHas() {
        var many = IntStream.rangeClosed(0, FormReader.PARAMETERS_MAX)
                .mapToObj(number -> "p" + number + "=")
                .collect(Collectors.joining("&"));

        assertThat(FormReader.read(many.getBytes(UTF_8))).isInstanceOf(FormReading.Malformed.class);
        assertThat(FormReader.read(("n".repeat(500) + "=1").getBytes(UTF_8))).isInstanceOf(FormReading.Malformed.class);
    }

    @Test
    void partsOfOneFormMustNotContradict() {
        assertThat(FormReader.read("a=1".getBytes(UTF_8), "a=1".getBytes(UTF_8)))
                .isEqualTo(new FormReading.Malformed("the parameter 'a' is given more than once"));
    }

    private static Form read(String text) {
        return switch (FormReader.read(text.getBytes(UTF_8))) {
            case FormReading.Read(var form) -> form;
            case FormReading.Malformed(var why) -> throw new AssertionError(why);
        };
    }
}
