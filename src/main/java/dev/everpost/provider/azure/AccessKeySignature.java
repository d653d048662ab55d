package dev.everpost.provider.azure;

import dev.everpost.provider.web.WebRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests with a resource's access key: HMAC-SHA256 over method, path with query, date, host and the body's hash. Thread-safe.
 *
 * <p>Source: "Authentication" of the Azure Communication Services REST reference and the policy of its JavaScript library.
 */
record AccessKeySignature(SecretKeySpec key) {

    /** RFC 9110 section 5.6.7, the only form that Azure takes. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final String SIGNED = "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=";

    AccessKeySignature(byte[] key) {
        this(new SecretKeySpec(key, "HmacSHA256"));
    }

    /** The request with the three fields that authenticate it. */
    WebRequest signed(WebRequest request, Instant now) {
        var date = DATE.format(now);
        var hash = Base64.getEncoder().encodeToString(sha256(request.body()));
        var uri = request.uri();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var toSign = request.method() + "\n" + uri.getRawPath() + query + "\n" + date + ";" + host(uri) + ";" + hash;
        return request.with("x-ms-date", date)
                .with("x-ms-content-sha256", hash)
                .with("Authorization", SIGNED + mac(toSign));
    }

    @Override
    public String toString() {
        return "AccessKeySignature[hidden]";
    }

    /** As the Host field has it: without the port that the scheme implies. */
    private static String host(URI uri) {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private static byte[] sha256(List<byte[]> pieces) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            pieces.forEach(digest::update);
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private String mac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", impossible);
        }
    }
}
