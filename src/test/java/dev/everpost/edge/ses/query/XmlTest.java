package dev.everpost.edge.ses.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The writing of XML. */
class XmlTest {

    @Test
    void aTextComesOutOfAParserAsItWas() throws Exception {
        var text = "<b a=\"1\">&amp; ]]> 'x'\r\n\ttab\rbare CR 😀 ä";

        assertThat(parsed(new Xml().text("t", text))).isEqualTo(text);
    }

    @Test
    void whatXmlCannotSayIsReplaced() throws Exception {
        assertThat(parsed(new Xml().text("t", "a\0b\u0001c\u001Bd\uFFFEe\uD800f\u007Fg")))
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\u007Fg");
    }

    @Test
    void whatIsAbsentIsNotWritten() {
        assertThat(new Xml().with("a", xml -> xml.text("b", null).texts("c", List.of("1", "2"))))
                .hasToString("<a><c><member>1</member><member>2</member></c></a>");
    }

    private static String parsed(Xml xml) throws Exception {
        return Answered.parsed(xml.toString().getBytes(UTF_8))
                .getDocumentElement()
                .getTextContent();
    }
}
