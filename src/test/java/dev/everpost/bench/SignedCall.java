package dev.everpost.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes signed SES v2 SendEmail requests (AWS Signature Version 4, header form). One thread only. */
final class SignedCall {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String PATH = "/v2/email/outbound-emails";

    private final String keyId;
    private final String host;
    private final String stamp = STAMP.format(Instant.now());
    private final String scope = stamp.substring(0, 8) + "/us-east-1/ses/aws4_request";
    private final byte[] key;

    SignedCall(String keyId, String secret, String host) {
        this.keyId = keyId;
        this.host = host;
        byte[] derived = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (var part : scope.split("/")) {
            derived = hmac(derived, part);
        }
        this.key = derived;
    }

    /** A whole HTTP request. */
    byte[] of(String body) {
        var signed = "content-type:application/json\nhost:" + host + "\nx-amz-date:" + stamp + "\n";
        var names = "content-type;host;x-amz-date";
        var canonical = "POST\n" + PATH + "\n\n" + signed + "\n" + names + "\n" + sha256(body);
        var toSign = "AWS4-HMAC-SHA256\n" + stamp + "\n" + scope + "\n" + sha256(canonical);
        var request = "POST " + PATH + " HTTP/1.1\r\nHost: " + host
                + "\r\nContent-Type: application/json\r\nX-Amz-Date: "
                + stamp + "\r\nAuthorization: AWS4-HMAC-SHA256 Credential=" + keyId + "/" + scope + ", SignedHeaders="
                + names + ", Signature=" + HexFormat.of().formatHex(hmac(key, toSign)) + "\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
        return request.getBytes(StandardCharsets.US_ASCII);
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
