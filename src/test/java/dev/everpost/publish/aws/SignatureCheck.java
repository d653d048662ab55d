package dev.everpost.publish.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.publish.Endpoint.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Verifies Signature Version 4 as AWS documents it, without the SDK that made it. */
final class SignatureCheck {

    static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})");

    private SignatureCheck() {}

    static void holds(Request request, String region, String service) {
        var authorization = AUTHORIZATION.matcher(request.headers().get("Authorization"));
        assertThat(authorization.matches()).isTrue();
        var scope = authorization.group(1);
        assertThat(scope).isEqualTo("20261122/" + region + "/" + service + "/aws4_request");
        assertThat(authorization.group(2)).contains("host", "x-amz-date");
        var toSign = "AWS4-HMAC-SHA256\n" + request.headers().get("X-Amz-Date") + "\n" + scope + "\n"
                + hex(sha(canonical(request, authorization.group(2))));
        var key = mac(
                mac(mac(mac(("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8), "20261122"), region), service),
                "aws4_request");
        assertThat(hex(mac(key, toSign))).isEqualTo(authorization.group(3));
    }

    private static String canonical(Request request, String names) {
        var text = new StringBuilder("POST\n" + request.path() + "\n\n");
        Arrays.stream(names.split(";"))
                .forEach(name -> text.append(name)
                        .append(':')
                        .append(request.headers().get(name).strip())
                        .append('\n'));
        return text + "\n" + names + "\n" + hex(sha(request.body()));
    }

    private static byte[] sha(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
