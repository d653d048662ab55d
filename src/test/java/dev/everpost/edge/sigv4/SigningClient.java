package dev.everpost.edge.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Signs with the signer that AWS's SDK for Java uses, with temporary credentials when there is a token. */
record SigningClient(@Nullable String token) {

    /** Signed in the Authorization header. */
    TestRequest signed(SdkHttpRequest unsigned, String body) {
        return request(sign(unsigned, body, null), body);
    }

    /** Signed in the query. */
    TestRequest presigned(SdkHttpRequest unsigned, String body, Duration lifetime) {
        return request(sign(unsigned, body, lifetime), body);
    }

    private SdkHttpRequest sign(SdkHttpRequest unsigned, String body, @Nullable Duration lifetime) {
        return AwsV4HttpSigner.create()
                .sign(r -> {
                    r.identity(identity())
                            .request(unsigned)
                            .payload(() -> new ByteArrayInputStream(body.getBytes(UTF_8)))
                            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "ses")
                            .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                            .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(Verification.NOW, ZoneOffset.UTC));
                    if (lifetime != null) {
                        r.putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                                .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, lifetime);
                    }
                })
                .request();
    }

    private AwsCredentialsIdentity identity() {
        return token == null
                ? AwsCredentialsIdentity.create(Signers.KEY_ID, Signers.SECRET)
                : AwsSessionCredentialsIdentity.create(Signers.KEY_ID, Signers.SECRET, token);
    }

    private static TestRequest request(SdkHttpRequest signed, String body) {
        var request = new TestRequest();
        var query = signed.getUri().getRawQuery();
        request.method = signed.method().name();
        request.path = signed.getUri().getRawPath();
        request.query = query == null ? "" : query;
        request.body = body.getBytes(UTF_8);
        signed.forEachHeader(
                (name, values) -> request.header(name.toLowerCase(Locale.ROOT), values.toArray(String[]::new)));
        return request;
    }
}
