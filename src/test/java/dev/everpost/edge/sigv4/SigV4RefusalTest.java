package dev.everpost.edge.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.intake.Submitter.AwsKey;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever is changed after signing, or signed differently than AWS wants it, is 403 with AWS's name for it. */
class SigV4RefusalTest {

    private static final String WRONG = "The request signature we calculated does not match";
    private static final String TIME = Verification.TIME;

    private final Verification verification = new Verification();

    @TestFactory
    Stream<DynamicTest> refusesEveryChangeAfterSigning() {
        return Stream.of(
                wrong("another method", r -> r.method("PUT")),
                wrong("another path", r -> r.path("/v2/email/account")),
                wrong("another query", r -> r.query("a=b")),
                wrong("another body", r -> r.body("{ }".getBytes(UTF_8))),
                wrong("another host", r -> r.header("host", "evil")),
                wrong("another port", r -> r.header("host", "127.0.0.1")),
                wrong("a second host", r -> r.header("host", "127.0.0.1:8025", "x")),
                wrong("another content type", r -> r.header("content-type", "x")),
                wrong("another date", r -> r.header("x-amz-date", "20261122T080001Z")),
                wrong("another region", r -> r.replace("us-east-1", "us-east-2")),
                wrong("one digit", SigV4RefusalTest::flipped),
                refused(
                        "another payload hash",
                        "SignatureDoesNotMatch",
                        "The provided 'x-amz-content-sha256' header does not match what was computed.",
                        r -> r.header("x-amz-content-sha256", Hashes.sha256Hex(new byte[0]))));
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatIsNotTaken() {
        return Stream.of(
                refused(
                        "no header",
                        "MissingAuthenticationToken",
                        "Missing Authentication Token",
                        r -> r.without("authorization")),
                refused(
                        "basic authentication",
                        "MissingAuthenticationToken",
                        "Missing Authentication Token",
                        r -> r.header("authorization", "Basic eDp5")),
                refused(
                        "an unknown key",
                        "InvalidClientTokenId",
                        "The security token included in the request is invalid.",
                        r -> r.replace(Signers.KEY_ID, "AKIDOTHER")),
                refused(
                        "version 4A",
                        "IncompleteSignature",
                        "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256' (only AWS4-HMAC-SHA256 for now)."
                                + " Signature Version 4A, which SDKs choose for multi-region endpoints, is not offered.",
                        r -> r.replace("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256")),
                refused(
                        "version 3",
                        "IncompleteSignature",
                        "Signature Versions 2 and 3 are no longer supported",
                        r -> r.header("authorization", "AWS3-HTTPS AWSAccessKeyId=AKID, Algorithm=HMACSHA256")),
                refused(
                        "version 2",
                        "IncompleteSignature",
                        "Signature Versions 2 and 3 are no longer supported",
                        r -> r.without("authorization")
                                .query(
                                        "AWSAccessKeyId=AKID&SignatureVersion=2&SignatureMethod=HmacSHA256&Signature=x")),
                refused(
                        "an unsigned payload",
                        "SignatureDoesNotMatch",
                        "Unsigned payloads are not taken here; sign the body.",
                        r -> r.header("x-amz-content-sha256", "UNSIGNED-PAYLOAD")),
                refused(
                        "chunk signatures",
                        "SignatureDoesNotMatch",
                        "Chunk-signed bodies are not taken; sign the whole body.",
                        r -> r.header("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD")),
                refused(
                        "a query signature too",
                        "SignatureDoesNotMatch",
                        "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
                        r -> r.query("X-Amz-Signature=00")));
    }

    @TestFactory
    Stream<DynamicTest> refusesAnotherScope() {
        return Stream.of(
                refused(
                        "another day",
                        "SignatureDoesNotMatch",
                        "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP:"
                                + " '20261121' != '20261122', from '20261122T080000Z'.",
                        r -> r.replace("/20261122/", "/20261121/")),
                refused(
                        "another service",
                        "SignatureDoesNotMatch",
                        "Credential should be scoped to correct service: 'ses'.",
                        r -> r.replace("/ses/", "/sns/")),
                refused(
                        "another terminator",
                        "SignatureDoesNotMatch",
                        "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'.",
                        r -> r.replace("aws4_request", "aws5_request")),
                refused(
                        "all of it",
                        "SignatureDoesNotMatch",
                        "Credential should be scoped to a valid region, not 'b?'. Credential should be scoped to correct"
                                + " service: 'ses'. Credential should be scoped with a valid terminator: 'aws4_request',"
                                + " not 'd'. Date in Credential scope does not match YYYYMMDD from ISO-8601 version of"
                                + " date from HTTP: 'a' != '20261122', from '20261122T080000Z'.",
                        r -> r.replace("/20261122/us-east-1/ses/aws4_request", "/a/b\u00fc/c/d")),
                refused(
                        "four parts",
                        "IncompleteSignature",
                        "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term,"
                                + " got 'AKIDEXAMPLE/20261122/us-east-1/ses'",
                        r -> r.replace("/aws4_request", "")));
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatIsIncomplete() {
        return Stream.of(
                refused(
                        "the host unsigned",
                        "SignatureDoesNotMatch",
                        "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
                        r -> r.sign(TIME, "content-type;x-amz-date")),
                refused(
                        "the date unsigned",
                        "SignatureDoesNotMatch",
                        "'X-Amz-Date' must be a 'SignedHeader' in the AWS Authorization.",
                        r -> r.sign(TIME, "content-type;host")),
                refused(
                        "no date",
                        "IncompleteSignature",
                        "Authorization header requires existence of either",
                        r -> r.without("x-amz-date")),
                refused(
                        "two dates",
                        "IncompleteSignature",
                        "Date must be given once",
                        r -> r.header("x-amz-date", TIME, TIME)),
                refused(
                        "a date that is none",
                        "IncompleteSignature",
                        "Date must be in ISO-8601 'basic format'. Got '20261322T080000Z'.",
                        r -> r.header("x-amz-date", "20261322T080000Z")),
                refused("a short signature", "IncompleteSignature", "Signature must be 64", SigV4RefusalTest::cut),
                refused(
                        "unsorted names",
                        "IncompleteSignature",
                        "SignedHeaders must be",
                        r -> r.replace("content-type;host", "host;content-type")),
                refused(
                        "a repeated name",
                        "IncompleteSignature",
                        "SignedHeaders must be",
                        r -> r.replace(";host;", ";host;host;")),
                refused(
                        "a repeated parameter",
                        "IncompleteSignature",
                        "'Signature' is unknown, repeated or without a value",
                        r -> r.replace("Signature=", "Signature=x, Signature=")),
                refused(
                        "no signature",
                        "IncompleteSignature",
                        "Authorization header requires 'Signature' parameter.",
                        r -> r.header(
                                "authorization",
                                r.headers("authorization").getFirst().replaceAll(", Signature=.*", ""))),
                refused(
                        "nothing but the algorithm",
                        "IncompleteSignature",
                        "'' is unknown, repeated or without a value",
                        r -> r.header("authorization", "AWS4-HMAC-SHA256")),
                refused(
                        "a header without end",
                        "IncompleteSignature",
                        "Authorization header has 5016 characters; the limit is 4096.",
                        r -> r.header("authorization", "AWS4-HMAC-SHA256" + " ".repeat(5000))),
                refused(
                        "two Authorization headers",
                        "IncompleteSignature",
                        "Sign once: there are 2 Authorization headers.",
                        r -> r.header(
                                "authorization", r.headers("authorization").getFirst(), "x")));
    }

    @Test
    void holdsClientsToTheRegionWhenOneIsSet() {
        var rules = new SignatureRules("ses", "eu-west-1", Duration.ofMinutes(5), false);
        var strict = new Verification(rules, new AwsKey(Signers.KEY_ID, Signers.SECRET), Verification.NOW);
        assertThat(strict.of(TestRequest.botocore()))
                .isEqualTo(Refusal.signature("Credential should be scoped to a valid region, not 'us-east-1'."));
    }

    private DynamicTest wrong(String what, UnaryOperator<TestRequest> change) {
        return refused(what, "SignatureDoesNotMatch", WRONG, change);
    }

    private DynamicTest refused(String what, String name, String text, UnaryOperator<TestRequest> change) {
        return DynamicTest.dynamicTest(
                what,
                () -> assertThat(verification.of(change.apply(TestRequest.botocore())))
                        .isInstanceOfSatisfying(Refusal.class, refusal -> {
                            assertThat(refusal.name()).isEqualTo(name);
                            assertThat(refusal.status()).isEqualTo(403);
                            assertThat(refusal.message()).startsWith(text).doesNotContain(Signers.SECRET);
                        }));
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
}
