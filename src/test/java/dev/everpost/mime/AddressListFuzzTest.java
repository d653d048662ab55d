package dev.everpost.mime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.everpost.mime.AddressList.Reading;
import java.util.List;

/** No text breaks the reader, and what it takes survives being written and read again. */
class AddressListFuzzTest {

    @FuzzTest(maxDuration = "20s")
    void whatIsReadIsReadAgainFromWhatIsWritten(byte[] octets) {
        var text = new String(octets, UTF_8);
        if (AddressList.parse(text) instanceof Reading.Mailboxes(List<NamedAddress> all)) {
            var written = new HeaderLines().addresses("To", all).toString();
            assertThat(written).matches("(?s)To:.*\r\n");
            var unfolded = written.substring(3, written.length() - 2)
                    .replace("\r\n ", " ")
                    .replace("\r\n\t", "\t");
            assertThat(unfolded).doesNotContain("\r", "\n");
            assertThat(AddressList.parse(unfolded)).isEqualTo(new Reading.Mailboxes(all));
        }
    }
}
