package dev.everpost.edge.sigv4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** No Authorization header breaks its reader; what it takes is in the alphabet it promises. */
class AuthorizationHeaderFuzzTest {

    @FuzzTest(maxDuration = "20s")
    void isReadOrUnreadable(byte[] octets) {
        var request = new TestRequest()
                .header("x-amz-date", Verification.TIME)
                .header("authorization", Signature.ALGORITHM + " " + new String(octets, ISO_8859_1));
        switch (AuthorizationHeader.read(request)) {
            case Signature signature -> {
                assertThat(signature.octets()).hasSize(32);
                assertThat(signature.signedHeaders()).isSorted().doesNotHaveDuplicates();
                assertThat(signature.credential().accessKeyId()).matches("[A-Za-z0-9._-]{1,128}");
            }
            case Refusal refusal -> assertThat(refusal.message()).matches("[ -~]{1,600}");
        }
    }
}
