package dev.everpost.edge.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.everpost.edge.sigv4.Authentication.Verified;
import dev.everpost.edge.sigv4.Signature.Place;

/** No query breaks its reader, has two canonical forms, or is taken for signed when it was made up. */
class PresignedQueryFuzzTest {

    private final Verification verification = new Verification();

    @FuzzTest(maxDuration = "20s")
    void isReadOrUnreadableAndNeverTaken(byte[] octets) {
        var request = new TestRequest().header("host", "127.0.0.1:8025");
        request.query = new String(octets, UTF_8);
        var query = QueryString.parse(request.query);

        assertThat(QueryString.parse(query.canonical()).canonical()).isEqualTo(query.canonical());
        if (PresignedQuery.read(query) instanceof Signature signature
                && signature.place() instanceof Place.Query(var lifetime)
                && lifetime != null) {
            assertThat(lifetime).isLessThanOrEqualTo(PresignedQuery.LIFETIME_MAX);
        }
        assertThat(verification.of(request)).isNotInstanceOf(Verified.class);
    }
}
