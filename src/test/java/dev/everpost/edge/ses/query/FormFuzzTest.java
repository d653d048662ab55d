package dev.everpost.edge.ses.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever a form holds, it is read or refused, and what is repeated from it is well-formed XML; nothing is thrown. */
class FormFuzzTest {

    @FuzzTest(maxDuration = "20s")
    void isReadOrRefused(byte[] octets) throws Exception {
        switch (FormReader.read(octets.clone())) {
            case FormReading.Malformed(var why) -> assertThat(why).isNotEmpty();
            case FormReading.Read(var form) -> {
                new MailReader(form).simple();
                new BulkMailReader(form).read();
                form.value("RawMessage.Data").ifPresent(Slice::base64);
                var xml = new Xml().text("t", form.text("Action")).texts("l", form.texts("Destinations"));
                assertThat(Answered.parsed(("<r>" + xml + "</r>").getBytes(UTF_8)))
                        .isNotNull();
            }
        }
    }
}
