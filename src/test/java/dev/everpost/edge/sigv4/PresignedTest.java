package dev.everpost.edge.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.edge.sigv4.Authentication.Verified;
import dev.everpost.intake.Submitter.AwsKey;
import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** The query form: presigned URLs, for at most a week, the body hashed as in the header form. */
class PresignedTest {

    private static final String TIME = Verification.TIME;

    private final Verification verification = new Verification();

    @ParameterizedTest
    @ValueSource(strings = {"/v2/email/account", "/?Action=GetSendQuota&Version=2010-12-01&x=%20%2B"})
    void acceptsWhatTheSignerOfAwsPresigned(String uri) {
        var request = new SigningClient(null).presigned(get(uri), "", Duration.ofHours(1));
        assertThat(request.headers).doesNotContainKey("authorization");
        assertThat(verification.of(request))
                .isInstanceOfSatisfying(
                        Verified.class,
                        verified -> assertThat(verified.accessKeyId()).isEqualTo(Signers.KEY_ID));
    }

    @Test
    void coversTheBody() {
        var request = new TestRequest().header("host", "127.0.0.1:8025").presign(TIME, "X-Amz-Expires=60&", "host");
        assertThat(verification.of(request)).isInstanceOf(Verified.class);
        request.body = "{ }".getBytes(UTF_8);
        assertThat(verification.of(request)).isEqualTo(Refusal.wrongSignature());
    }

    @ParameterizedTest
    @CsvSource({
        "20261122T070000Z, 3600",
        "20261115T080000Z, 604800",
        "20261122T080000Z, 0",
        "20261122T080500Z, 1",
    })
    void livesAsLongAsItsSignerSaid(String time, String expires) {
        assertThat(verification.of(TestRequest.presigned(time, expires))).isInstanceOf(Verified.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20261122T065959Z | 3600   | Signature expired: 20261122T065959Z is now earlier than 20261122T070000Z (20261122T080000Z - 60 min.)",
                "20261115T075959Z | 604800 | Signature expired: 20261115T075959Z is now earlier than 20261115T080000Z (20261122T080000Z - 10080 min.)",
                "20261122T075900Z | 30     | Signature expired: 20261122T075900Z is now earlier than 20261122T075930Z (20261122T080000Z - 30 sec.)",
                "20261122T080501Z | 3600   | Signature not yet current: 20261122T080501Z is still later than 20261122T080500Z (20261122T080000Z + 5 min.)",
            })
    void isRefusedOutsideItsTime(String time, String expires, String text) {
        assertThat(verification.of(TestRequest.presigned(time, expires))).isEqualTo(Refusal.signature(text));
    }

    @Test
    void withoutALifetimeLivesAsLongAsClocksMayDiffer() {
        var request = TestRequest.presigned(TIME, "60");
        assertThat(verification.of(request.presign("20261122T075500Z", "", "host")))
                .isInstanceOf(Verified.class);
        assertThat(verification.of(request.presign("20261122T075459Z", "", "host")))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"604801", "-1", "1e3", "", "99999999999", "60&X-Amz-Expires=60"})
    void aLifetimeIsAtMostAWeek(String expires) {
        assertThat(verification.of(TestRequest.presigned(TIME, expires)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.name()).isEqualTo("IncompleteSignature");
                    assertThat(refusal.message())
                            .startsWith("X-Amz-Expires must be a number of seconds from 0 to 604800");
                });
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatWasChangedOrLeftOut() {
        return Stream.of(
                refused(
                        "another parameter",
                        "SignatureDoesNotMatch",
                        "The request signature we",
                        r -> r.query(r.query + "&a=b")),
                refused(
                        "another lifetime",
                        "SignatureDoesNotMatch",
                        "The request signature we",
                        r -> r.replace("Expires=60", "Expires=61")),
                refused(
                        "another host",
                        "SignatureDoesNotMatch",
                        "The request signature we",
                        r -> r.header("host", "evil")),
                refused(
                        "two signatures",
                        "IncompleteSignature",
                        "AWS query-string parameter 'X-Amz-Signature' is given more than once.",
                        r -> r.query(r.query + "&X-Amz-Signature=00")),
                refused(
                        "no credential and no date",
                        "IncompleteSignature",
                        "AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters must"
                                + " include 'X-Amz-Date'. Re-examine the query-string parameters.",
                        r -> r.replace("X-Amz-Credential", "x").replace("X-Amz-Date", "y")),
                refused(
                        "another algorithm",
                        "IncompleteSignature",
                        "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'",
                        r -> r.replace("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256")),
                refused(
                        "the host unsigned",
                        "SignatureDoesNotMatch",
                        "'Host' or ':authority' must be",
                        r -> r.replace("SignedHeaders=host", "SignedHeaders=accept")),
                refused(
                        "another service",
                        "SignatureDoesNotMatch",
                        "Credential should be scoped to correct service: 'ses'.",
                        r -> r.replace("%2Fses%2F", "%2Fs3%2F")),
                refused(
                        "an unknown key",
                        "InvalidClientTokenId",
                        "The security token",
                        r -> r.replace(Signers.KEY_ID, "AKID")));
    }

    private DynamicTest refused(String what, String name, String text, UnaryOperator<TestRequest> change) {
        return DynamicTest.dynamicTest(
                what,
                () -> assertThat(verification.of(change.apply(TestRequest.presigned(TIME, "60"))))
                        .isInstanceOfSatisfying(Refusal.class, refusal -> {
                            assertThat(refusal.name()).isEqualTo(name);
                            assertThat(refusal.status()).isEqualTo(403);
                            assertThat(refusal.message()).startsWith(text);
                        }));
    }

    @Test
    void carriesASessionTokenInTheQuery() {
        var key = new AwsKey(Signers.KEY_ID, Signers.SECRET, "a+b/c=");
        var withToken = new Verification(Verification.RULES, key, Verification.NOW);
        var url = get("/v2/email/account");
        var lifetime = Duration.ofHours(1);

        assertThat(withToken.of(new SigningClient("a+b/c=").presigned(url, "", lifetime)))
                .isInstanceOf(Verified.class);
        assertThat(withToken.of(new SigningClient("other").presigned(url, "", lifetime)))
                .isEqualTo(Refusal.unknownKey());
        assertThat(withToken.of(new SigningClient(null).presigned(url, "", lifetime)))
                .isEqualTo(Refusal.unknownKey());
    }

    private static SdkHttpRequest get(String uri) {
        return SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(URI.create("http://127.0.0.1:8025" + uri))
                .build();
    }
}
