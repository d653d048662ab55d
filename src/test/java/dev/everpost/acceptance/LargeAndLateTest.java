package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/** The edges of what the SES endpoint takes: the largest message, one that is larger, a signature of an hour ago. */
@Tag("acceptance")
@Timeout(60)
class LargeAndLateTest {

    private static final int MEGABYTES_40 = 40 * 1024 * 1024;

    private static Rig rig;

    @BeforeAll
    static void start(@TempDir Path folder) {
        rig = Rig.withTwoProviders(folder).start();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void fortyMegabytesArriveAndOneOctetMoreIsRefused() {
        try (var ses = AwsClients.at(rig.config.httpPort)) {
            var message = message(MEGABYTES_40);
            ses.sendEmail(mail ->
                    mail.content(content -> content.raw(raw -> raw.data(SdkBytes.fromByteArrayUnsafe(message)))));
            assertThat(rig.arrived("large@example.net")).hasSizeGreaterThanOrEqualTo(MEGABYTES_40);

            assertThatThrownBy(() -> ses.sendEmail(mail -> mail.content(content ->
                            content.raw(raw -> raw.data(SdkBytes.fromByteArrayUnsafe(message(MEGABYTES_40 + 1)))))))
                    .isInstanceOf(SesV2Exception.class)
                    .hasMessageContaining("Message length is more than 41943040 bytes long: '41943041'");
        }
    }

    @Test
    void aSignatureOfAnHourAgoHasExpired() throws IOException, InterruptedException {
        assertThat(account(Duration.ZERO).statusCode()).isEqualTo(200);
        var late = account(Duration.ofHours(-1));
        assertThat(late.statusCode()).isEqualTo(403);
        assertThat(late.headers().firstValue("x-amzn-ErrorType"))
                .hasValueSatisfying(
                        type -> assertThat(type).containsAnyOf("SignatureDoesNotMatch", "InvalidSignatureException"));
        assertThat(late.body()).contains("Signature expired");
        assertThat(account(Duration.ofHours(1)).body()).contains("Signature not yet current");
    }

    private static byte[] message(int bytes) {
        var head = "From: shop@example.com\r\nTo: large@example.net\r\nSubject: large\r\n\r\n";
        var message = new byte[bytes];
        Arrays.fill(message, (byte) 'x');
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, message, 0, head.length());
        for (int end = head.length() + 76; end + 2 <= bytes; end += 78) {
            message[end] = '\r';
            message[end + 1] = '\n';
        }
        return message;
    }

    /** GetAccount, signed by the AWS SDK's signer with a clock that is off. */
    private static HttpResponse<String> account(Duration off) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + rig.config.httpPort + "/v2/email/account");
        var signed = AwsV4HttpSigner.create()
                .sign(request -> request.identity(
                                AwsCredentialsIdentity.create(ConfigFile.AWS_KEY_ID, ConfigFile.AWS_SECRET))
                        .request(SdkHttpRequest.builder()
                                .uri(uri)
                                .method(SdkHttpMethod.GET)
                                .build())
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "ses")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                        .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, Clock.offset(Clock.system(ZoneOffset.UTC), off)));
        var call = HttpRequest.newBuilder(uri);
        signed.request().headers().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Host")) {
                values.forEach(value -> call.header(name, value));
            }
        });
        try (var client = HttpClient.newHttpClient()) {
            return client.send(call.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
