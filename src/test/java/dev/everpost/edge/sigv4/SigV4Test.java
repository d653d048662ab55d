package dev.everpost.edge.sigv4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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

    @Test
    void hashesTheOctetsOfAHeaderOutsideAsciiAsTheyCame() {
        var asTheServerHasIt = new String("grün".getBytes(UTF_8), ISO_8859_1);
        var request = new TestRequest().header("my-header1", asTheServerHasIt);
        var canonical = CanonicalRequest.of(request, List.of("my-header1"), "hash");
        assertThat(new String(CanonicalRequest.bytes(canonical), UTF_8)).contains("\nmy-header1:grün\n\n");
    }

    /** A request as botocore signs it, changed afterwards. */
    private record Tampering(String what, UnaryOperator<TestRequest> change) {}

    @TestFactory
    Stream<DynamicTest> refusesEveryChangeAfterSigning() {
        return refused(
                403,
                "SignatureDoesNotMatch",
                new Tampering("another method", r -> r.method("PUT")),
                new Tampering("another path", r -> r.path("/v2/email/account")),
                new Tampering("another query", r -> r.query("a=b")),
                new Tampering("another body", r -> r.body("{ }".getBytes(UTF_8))),
                new Tampering("another host", r -> r.header("host", "evil")),
                new Tampering("another content type", r -> r.header("content-type", "x")),
                new Tampering("a second host", r -> r.header("host", "127.0.0.1:8025", "x")),
                new Tampering("an unsigned payload", r -> r.header("x-amz-content-sha256", "UNSIGNED-PAYLOAD")),
                new Tampering(
                        "chunk signatures",
                        r -> r.header("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD")),
                new Tampering(
                        "another payload hash", r -> r.header("x-amz-content-sha256", Hashes.sha256Hex(new byte[0]))),
                new Tampering("another date", r -> r.header("x-amz-date", "20261122T080001Z")),
                new Tampering("a scope of another day", r -> replaced(r, "/20261122/", "/20261121/")),
                new Tampering("a scope of another region", r -> replaced(r, "us-east-1", "us-east-2")),
                new Tampering("one digit", SigV4Test::flipped),
                new Tampering("the host unsigned", r -> r.sign(TIME, "content-type;x-amz-date")),
                new Tampering("the date unsigned", r -> r.sign(TIME, "content-type;host")));
    }

    @TestFactory
    Stream<DynamicTest> refusesAuthorizationsThatAreNotWhole() {
        return refused(
                400,
                "IncompleteSignature",
                new Tampering("two dates", r -> r.header("x-amz-date", TIME, TIME)),
                new Tampering("a date that is none", r -> r.header("x-amz-date", "20261322T080000Z")),
                new Tampering("a scope of another service", r -> replaced(r, "/ses/", "/sns/")),
                new Tampering("a short signature", SigV4Test::cut),
                new Tampering("unsorted names", r -> replaced(r, "content-type;host", "host;content-type")),
                new Tampering("a repeated name", r -> replaced(r, ";host;", ";host;host;")),
                new Tampering("a repeated parameter", r -> replaced(r, "Signature=", "Signature=x, Signature=")),
                new Tampering("no signed headers", r -> replaced(r, "SignedHeaders=", "X=")),
                new Tampering("sigv4a", r -> replaced(r, "AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256")),
                new Tampering(
                        "two headers",
                        r -> r.header(
                                "authorization", r.headers("authorization").getFirst(), "x")),
                new Tampering("a query signature too", r -> r.query("X-Amz-Signature=00")));
    }

    @TestFactory
    Stream<DynamicTest> refusesKeysThatNobodyHas() {
        return refused(
                403,
                "InvalidClientTokenId",
                new Tampering("an unknown key", r -> replaced(r, Signers.KEY_ID, "AKIDOTHER")));
    }

    @TestFactory
    Stream<DynamicTest> refusesRequestsThatAreNotSigned() {
        return refused(
                403,
                "MissingAuthenticationToken",
                new Tampering("basic authentication", r -> r.header("authorization", "Basic eDp5")),
                new Tampering("no header", r -> r.without("authorization")));
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

    private Stream<DynamicTest> refused(int status, String type, Tampering... tamperings) {
        return Stream.of(tamperings)
                .map(tampering -> DynamicTest.dynamicTest(
                        tampering.what(), () -> assertRefused(tampering.change().apply(botocore()), status, type)));
    }

    private void assertRefused(TestRequest request, int status, String type) {
        assertThat(check(request)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.name()).isEqualTo(type);
            assertThat(refusal.status()).isEqualTo(status);
            assertThat(refusal.message()).doesNotContain(Signers.SECRET);
        });
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
