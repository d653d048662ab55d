package dev.everpost.edge.sigv4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.everpost.edge.sigv4.AuthorizationHeader.Reading;

/** No Authorization header breaks its reader; what it takes is in the alphabet it promises. */
class AuthorizationHeaderFuzzTest {

    @FuzzTest(maxDuration = "20s")
    void isReadOrUnreadable(byte[] octets) {
        var text = AuthorizationHeader.ALGORITHM + " " + new String(octets, ISO_8859_1);
        if (AuthorizationHeader.parse(text) instanceof Reading.Read(var header)) {
            assertThat(header.signatureBytes()).hasSize(32);
            assertThat(header.scope()).matches("[0-9]{8}/[A-Za-z0-9._-]+/ses/aws4_request");
            assertThat(header.signedHeaders()).isSorted().doesNotHaveDuplicates();
        }
    }
}
