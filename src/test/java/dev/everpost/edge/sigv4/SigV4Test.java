package dev.everpost.edge.sigv4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.edge.sigv4.Authentication.Verified;
import dev.everpost.intake.Submitter.AwsKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** The header form: what AWS's own signer and botocore sign is taken, and AWS's texts say what is not. */
class SigV4Test {

    private static final SigningClient AWS = new SigningClient(null);

    private final Verification verification = new Verification();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/email/outbound-emails",
                "/",
                "/v2/email/suppression/addresses/a%40b.example",
                "/v2/email/templates/a%20b%2Fc",
                "/v2/email/templates/%C3%BC~_-.x",
                "/v2/email/a+b",
                "/v2/email/account?NextToken=a%2Fb%3D&PageSize=10&Empty=&z=%20&A=1&a=2&a=1",
            })
    void acceptsWhatTheSignerOfAwsSigned(String uri) {
        assertThat(verification.of(AWS.signed(post(uri), "{\"a\":\"ü\"}")))
                .isInstanceOfSatisfying(Verified.class, verified -> {
                    assertThat(verified.submitter().name()).isEqualTo("shop");
                    assertThat(verified.accessKeyId()).isEqualTo(Signers.KEY_ID);
                    assertThat(verified.region()).isEqualTo("eu-central-1");
                });
    }

    @Test
    void acceptsTheFewHeadersThatBotocoreSigns() {
        assertThat(verification.of(TestRequest.botocore())).isInstanceOf(Verified.class);
        assertThat(verification.of(TestRequest.botocore()))
                .as("with the kept signing key")
                .isInstanceOf(Verified.class);
    }

    @Test
    void acceptsAnHttpDateInPlaceOfXAmzDate() {
        var request = new TestRequest().header("host", "h").header("date", "Sun, 22 Nov 2026 08:00:00 GMT");
        assertThat(verification.of(request.sign(Verification.TIME, "date;host")))
                .isInstanceOf(Verified.class);
    }

    @Test
    void acceptsABodyThatMatchesItsDeclaredHash() {
        var request = TestRequest.botocore();
        request.header("x-amz-content-sha256", Hashes.sha256Hex(request.body));
        assertThat(verification.of(request.sign(Verification.TIME, "host;x-amz-content-sha256;x-amz-date")))
                .isInstanceOf(Verified.class);
    }

    @Test
    void readsAPlusInTheQueryAsASpaceWhichIsWhatActsOnItToo() {
        var request = TestRequest.botocore();
        request.query = "NextToken=a%20b";
        request.sign(Verification.TIME, "host;x-amz-date");
        request.query = "NextToken=a+b";
        assertThat(verification.of(request)).isInstanceOf(Verified.class);
        request.query = "NextToken=a%2Bb";
        assertThat(verification.of(request)).isEqualTo(Refusal.wrongSignature());
    }

    @Test
    void foldsAndJoinsHeaderValues() {
        var request = new TestRequest().header("my-header1", "  a   b  ", "\"c   d\"", "e");
        assertThat(CanonicalRequest.of(request, "", List.of("my-header1"), "hash"))
                .contains("\nmy-header1:a b,\"c d\",e\n\n");
    }

    @Test
    void hashesTheOctetsOfAHeaderOutsideAsciiAsTheyCame() {
        var asTheServerHasIt = new String("grün".getBytes(UTF_8), ISO_8859_1);
        var request = new TestRequest().header("my-header1", asTheServerHasIt);
        var canonical = CanonicalRequest.of(request, "", List.of("my-header1"), "hash");
        assertThat(new String(CanonicalRequest.bytes(canonical), UTF_8)).contains("\nmy-header1:grün\n\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5m  | 20261122T075459Z | Signature expired: 20261122T075459Z is now earlier than 20261122T075500Z (20261122T080000Z - 5 min.)",
                "5m  | 20261122T080501Z | Signature not yet current: 20261122T080501Z is still later than 20261122T080500Z (20261122T080000Z + 5 min.)",
                "90s | 20261122T075829Z | Signature expired: 20261122T075829Z is now earlier than 20261122T075830Z (20261122T080000Z - 90 sec.)",
            })
    void refusesRequestsFurtherOffThanTheClocksMayBe(String skew, String time, String text) {
        var rules = new SignatureRules("ses", null, duration(skew), false);
        assertThat(new Verification(rules, key(), Verification.NOW).of(signedAt(time)))
                .isEqualTo(new Refusal(403, "SignatureDoesNotMatch", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20261122T075500Z", "20261122T080500Z"})
    void takesRequestsUpToFiveMinutesOff(String time) {
        assertThat(verification.of(signedAt(time))).isInstanceOf(Verified.class);
    }

    @Test
    void countsDaysInUniversalTime() {
        var atMidnight = new Verification(Verification.RULES, key(), Instant.parse("2026-11-23T00:00:00Z"));
        assertThat(atMidnight.of(signedAt("20261122T235900Z"))).isInstanceOf(Verified.class);
    }

    @Test
    void takesAnUnsignedPayloadOnlyWhereThatIsAllowed() {
        var request = TestRequest.botocore().header("x-amz-content-sha256", "UNSIGNED-PAYLOAD");
        request.payload = "UNSIGNED-PAYLOAD";
        request.sign(Verification.TIME, "host;x-amz-content-sha256;x-amz-date");
        var lenient =
                new Verification(new SignatureRules("ses", null, Duration.ofMinutes(5), true), key(), Verification.NOW);

        assertThat(lenient.of(request)).isInstanceOf(Verified.class);
        assertThat(verification.of(request))
                .isEqualTo(Refusal.signature("Unsigned payloads are not taken here; sign the body."));
    }

    @Test
    void neverTakesAWrongBodyBecauseUnsignedOnesAreAllowed() {
        var lenient =
                new Verification(new SignatureRules("ses", null, Duration.ofMinutes(5), true), key(), Verification.NOW);
        var request = TestRequest.botocore();
        request.body = "{ }".getBytes(UTF_8);
        assertThat(lenient.of(request)).isEqualTo(Refusal.wrongSignature());
        assertThat(lenient.of(request.header("x-amz-content-sha256", "UNSIGNED-PAYLOAD")))
                .isEqualTo(Refusal.wrongSignature());
    }

    private static TestRequest signedAt(String time) {
        return new TestRequest().header("host", "h").header("x-amz-date", time).sign(time, "host;x-amz-date");
    }

    private static AwsKey key() {
        return new AwsKey(Signers.KEY_ID, Signers.SECRET);
    }

    private static Duration duration(String text) {
        return Duration.parse("PT" + text);
    }

    private static SdkHttpRequest post(String uri) {
        return SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create("http://127.0.0.1:8025" + uri))
                .putHeader("Content-Type", "application/json")
                .putHeader("X-Spaced", "  a   b ")
                .build();
    }
}
