package dev.everpost.edge.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.edge.sigv4.Authentication.Verified;
import dev.everpost.world.Time;
import dev.everpost.world.World;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** The SigV4 verifier against AWS's own signer, a hand-made one, and everything that must not pass. */
class SigV4Test {

    private static final String TIME = "20261122T080000Z";
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private final SigV4 verifier = new SigV4(() -> Signers.SUBMITTERS, null, new FixedTime());

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
        var identity = AwsCredentialsIdentity.create(Signers.KEY_ID, Signers.SECRET);
        var request = awsSigned(identity, uri, "{\"a\":\"ü\"}");
        assertThat(check(request)).isInstanceOfSatisfying(Verified.class, verified -> {
            assertThat(verified.submitter().name()).isEqualTo("shop");
            assertThat(verified.accessKeyId()).isEqualTo(Signers.KEY_ID);
            assertThat(verified.region()).isEqualTo("eu-central-1");
        });
    }

    @Test
    void acceptsASessionTokenAsOneMoreSignedHeader() {
        var identity = AwsSessionCredentialsIdentity.create(Signers.KEY_ID, Signers.SECRET, "token");
        assertThat(check(awsSigned(identity, "/v2/email/account", ""))).isInstanceOf(Verified.class);
    }

    @Test
    void acceptsTheFewHeadersThatBotocoreSigns() {
        assertThat(check(botocore())).isInstanceOf(Verified.class);
        assertThat(check(botocore())).as("with the kept signing key").isInstanceOf(Verified.class);
    }

    @Test
    void acceptsAnHttpDateInPlaceOfXAmzDate() {
        var request = new TestRequest().header("host", "h").header("date", "Sun, 22 Nov 2026 08:00:00 GMT");
        assertThat(check(request.sign(TIME, "date;host"))).isInstanceOf(Verified.class);
    }

    @Test
    void buildsTheCanonicalRequestsOfTheTestSuiteOfAws() {
        var vanilla =
                new TestRequest().header("host", "example.amazonaws.com").header("x-amz-date", "20150830T123600Z");
        vanilla.method = "GET";
        vanilla.path = "/";
        vanilla.body = new byte[0];
        assertThat(canonicalHash(vanilla))
                .isEqualTo("bb579772317eb040ac9ed261061d46c1f17a8133879d6129b6e1c25292927e63");
        for (var path : List.of("/./", "/example/..", "/example1/example2/../..", "//", "/example//..//")) {
            vanilla.path = path;
            assertThat(canonicalHash(vanilla))
                    .as(path)
                    .isEqualTo("bb579772317eb040ac9ed261061d46c1f17a8133879d6129b6e1c25292927e63");
        }
        vanilla.path = "/";
        vanilla.query = "Param2=value2&Param1=value1";
        assertThat(canonicalHash(vanilla))
                .isEqualTo("816cd5b414d056048ba4f7c5386d6e0533120fb1fcfa93762cf0fc39e2cf19e0");
    }

    @Test
    void foldsAndJoinsHeaderValues() {
        var request = new TestRequest().header("my-header1", "  a   b  ", "\"c   d\"", "e");
        assertThat(CanonicalRequest.of(request, List.of("my-header1"), "hash"))
                .contains("\nmy-header1:a b,\"c d\",e\n\n");
    }

    @TestFactory
    Stream<DynamicTest> refusesEveryChangeAfterSigning() {
        return Stream.of(
                refused("another method", 403, "SignatureDoesNotMatch", r -> {
                    r.method = "PUT";
                    return r;
                }),
                refused("another path", 403, "SignatureDoesNotMatch", r -> {
                    r.path = "/v2/email/account";
                    return r;
                }),
                refused("another query", 403, "SignatureDoesNotMatch", r -> {
                    r.query = "a=b";
                    return r;
                }),
                refused("another body", 403, "SignatureDoesNotMatch", r -> {
                    r.body = "{ }".getBytes(UTF_8);
                    return r;
                }),
                refused("another host", 403, "SignatureDoesNotMatch", r -> r.header("host", "evil")),
                refused("another content type", 403, "SignatureDoesNotMatch", r -> r.header("content-type", "x")),
                refused("a second host", 403, "SignatureDoesNotMatch", r -> r.header("host", "127.0.0.1:8025", "x")),
                refused(
                        "an unsigned payload",
                        403,
                        "SignatureDoesNotMatch",
                        r -> r.header("x-amz-content-sha256", "UNSIGNED-PAYLOAD")),
                refused(
                        "chunk signatures",
                        403,
                        "SignatureDoesNotMatch",
                        r -> r.header("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD")),
                refused(
                        "another payload hash",
                        403,
                        "SignatureDoesNotMatch",
                        r -> r.header("x-amz-content-sha256", Hashes.sha256Hex(new byte[0]))),
                refused("another date", 403, "SignatureDoesNotMatch", r -> r.header("x-amz-date", "20261122T080001Z")),
                refused("two dates", 400, "IncompleteSignature", r -> r.header("x-amz-date", TIME, TIME)),
                refused(
                        "a date that is none",
                        400,
                        "IncompleteSignature",
                        r -> r.header("x-amz-date", "20261322T080000Z")),
                refused(
                        "a scope of another day",
                        403,
                        "SignatureDoesNotMatch",
                        r -> replaced(r, "/20261122/", "/20261121/")),
                refused(
                        "a scope of another region",
                        403,
                        "SignatureDoesNotMatch",
                        r -> replaced(r, "us-east-1", "us-east-2")),
                refused("a scope of another service", 400, "IncompleteSignature", r -> replaced(r, "/ses/", "/sns/")),
                refused("an unknown key", 403, "InvalidClientTokenId", r -> replaced(r, Signers.KEY_ID, "AKIDOTHER")),
                refused("one digit", 403, "SignatureDoesNotMatch", r -> flipped(r)),
                refused("a short signature", 400, "IncompleteSignature", r -> cut(r)),
                refused(
                        "the host unsigned",
                        403,
                        "SignatureDoesNotMatch",
                        r -> r.sign(TIME, "content-type;x-amz-date")),
                refused("the date unsigned", 403, "SignatureDoesNotMatch", r -> r.sign(TIME, "content-type;host")),
                refused(
                        "unsorted names",
                        400,
                        "IncompleteSignature",
                        r -> replaced(r, "content-type;host", "host;content-type")),
                refused("a repeated name", 400, "IncompleteSignature", r -> replaced(r, ";host;", ";host;host;")),
                refused(
                        "a repeated parameter",
                        400,
                        "IncompleteSignature",
                        r -> replaced(r, "Signature=", "Signature=x, Signature=")),
                refused("no signed headers", 400, "IncompleteSignature", r -> replaced(r, "SignedHeaders=", "X=")),
                refused(
                        "sigv4a",
                        400,
                        "IncompleteSignature",
                        r -> replaced(r, "AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256")),
                refused(
                        "two headers",
                        400,
                        "IncompleteSignature",
                        r -> r.header(
                                "authorization", r.headers("authorization").getFirst(), "x")),
                refused("a query signature too", 400, "IncompleteSignature", r -> {
                    r.query = "X-Amz-Signature=00";
                    return r;
                }),
                refused(
                        "basic authentication",
                        403,
                        "MissingAuthenticationToken",
                        r -> r.header("authorization", "Basic eDp5")),
                refused("no header", 403, "MissingAuthenticationToken", r -> {
                    r.headers.remove("authorization");
                    return r;
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20261122T075459Z", "20261122T080501Z"})
    void refusesRequestsMoreThanFiveMinutesOff(String time) {
        var request =
                new TestRequest().header("host", "h").header("x-amz-date", time).sign(time, "host;x-amz-date");
        assertThat(check(request)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.name()).isEqualTo("SignatureDoesNotMatch");
            assertThat(refusal.message())
                    .containsAnyOf(
                            "Signature expired: 20261122T075459Z is now earlier than 20261122T075500Z (20261122T080000Z - 5 min.)",
                            "Signature not yet current: 20261122T080501Z is still later than 20261122T080500Z (20261122T080000Z + 5 min.)");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"20261122T075500Z", "20261122T080500Z"})
    void takesRequestsUpToFiveMinutesOff(String time) {
        var request =
                new TestRequest().header("host", "h").header("x-amz-date", time).sign(time, "host;x-amz-date");
        assertThat(check(request)).isInstanceOf(Verified.class);
    }

    @Test
    void holdsClientsToTheRegionWhenOneIsSet() {
        var strict = new SigV4(() -> Signers.SUBMITTERS, "eu-west-1", new FixedTime());
        assertThat(strict.claim(botocore()))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.message())
                                .isEqualTo("Credential should be scoped to a valid region, not 'us-east-1'."));
    }

    private Authentication check(TestRequest request) {
        return switch (verifier.claim(request)) {
            case Refusal refusal -> refusal;
            case Claimed claim -> verifier.verify(claim, request, request.body);
        };
    }

    private DynamicTest refused(String what, int status, String type, UnaryOperator<TestRequest> change) {
        return DynamicTest.dynamicTest(
                what,
                () -> assertThat(check(change.apply(botocore()))).isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.name()).isEqualTo(type);
                    assertThat(refusal.status()).isEqualTo(status);
                    assertThat(refusal.message()).doesNotContain(Signers.SECRET);
                }));
    }

    private static TestRequest botocore() {
        return new TestRequest()
                .header("host", "127.0.0.1:8025")
                .header("content-type", "application/json")
                .header("x-amz-date", TIME)
                .sign(TIME, "content-type;host;x-amz-date");
    }

    private static TestRequest replaced(TestRequest request, String from, String to) {
        return request.header(
                "authorization", request.headers("authorization").getFirst().replace(from, to));
    }

    private static TestRequest flipped(TestRequest request) {
        var text = request.headers("authorization").getFirst();
        char last = text.charAt(text.length() - 1);
        return request.header("authorization", text.substring(0, text.length() - 1) + (last == '0' ? '1' : '0'));
    }

    private static TestRequest cut(TestRequest request) {
        var text = request.headers("authorization").getFirst();
        return request.header("authorization", text.substring(0, text.length() - 1));
    }

    private static String canonicalHash(TestRequest request) {
        var names = List.copyOf(request.headers.keySet());
        return Hashes.sha256Hex(
                CanonicalRequest.bytes(CanonicalRequest.of(request, names, Hashes.sha256Hex(request.body))));
    }

    private static TestRequest awsSigned(AwsCredentialsIdentity identity, String uri, String body) {
        var octets = body.getBytes(UTF_8);
        var unsigned = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create("http://127.0.0.1:8025" + uri))
                .putHeader("Content-Type", "application/json")
                .putHeader("X-Spaced", "  a   b ")
                .build();
        var signed = AwsV4HttpSigner.create()
                .sign(r -> r.identity(identity)
                        .request(unsigned)
                        .payload(() -> new ByteArrayInputStream(octets))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "ses")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW, ZoneOffset.UTC)))
                .request();
        var request = new TestRequest();
        request.path = signed.getUri().getRawPath();
        request.query =
                signed.getUri().getRawQuery() == null ? "" : signed.getUri().getRawQuery();
        request.body = octets;
        signed.forEachHeader(
                (name, values) -> request.header(name.toLowerCase(Locale.ROOT), values.toArray(String[]::new)));
        return request;
    }

    private static final class FixedTime implements Time {
        @Override
        public Instant now() {
            return NOW;
        }

        @Override
        public long nanos() {
            return World.real().time().nanos();
        }
    }
}
