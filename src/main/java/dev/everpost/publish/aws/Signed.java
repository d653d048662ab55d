package dev.everpost.publish.aws;

import dev.everpost.world.Time;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** Signs calls with Signature Version 4. Thread-safe. */
final class Signed {

    /** The HTTP client writes these itself. */
    private static final Set<String> LEFT_OUT = Set.of("host", "content-length");

    private final AwsCredentialsProvider credentials;
    private final Time time;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    Signed(AwsCredentialsProvider credentials, Time time) {
        this.credentials = credentials;
        this.time = time;
    }

    /** The headers of the signed call. */
    Map<String, String> headers(Call call, URI to, Arn arn) {
        var request = SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(to);
        call.headers().forEach(request::putHeader);
        var signed = signer.sign(sign -> sign.identity(credentials.resolveCredentials())
                .request(request.build())
                .payload(() -> new ByteArrayInputStream(call.bytes()))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, arn.service())
                .putProperty(AwsV4HttpSigner.REGION_NAME, arn.region())
                .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, Clock.fixed(time.now(), ZoneOffset.UTC)));
        var headers = new LinkedHashMap<String, String>();
        signed.request().forEachHeader((name, values) -> {
            if (!LEFT_OUT.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, String.join(",", values));
            }
        });
        return headers;
    }
}
