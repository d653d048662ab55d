package dev.everpost.publish.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that both sides know, in the text form of Standard Webhooks: {@code whsec_} and {@value #BYTES_MIN} to {@value #BYTES_MAX}
 * bytes in base 64. {@link #toString} hides it.
 */
public record WebhookSecret(String text) {

    /** Shorter ones are refused, as the specification asks. */
    public static final int BYTES_MIN = 24;
    /** Longer ones are refused, as the specification asks. */
    public static final int BYTES_MAX = 64;

    private static final String PREFIX = "whsec_";
    private static final SecureRandom SECRETS = new SecureRandom();
    private static final int FRESH_BYTES = 32;

    /** Reads a secret; empty when the text is none or its key is too short or too long. */
    public static Optional<WebhookSecret> parse(String text) {
        try {
            var key =
                    text.startsWith(PREFIX) ? Base64.getDecoder().decode(text.substring(PREFIX.length())) : new byte[0];
            return key.length >= BYTES_MIN && key.length <= BYTES_MAX
                    ? Optional.of(new WebhookSecret(text))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** A new one that nobody can guess. */
    public static WebhookSecret fresh() {
        var key = new byte[FRESH_BYTES];
        SECRETS.nextBytes(key);
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    /** The signature of one call, {@code v1,} and the HMAC-SHA256 of id, seconds and body joined by dots. */
    String sign(String id, Instant at, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(text.substring(PREFIX.length())), "HmacSHA256"));
            var signed = id + "." + at.getEpochSecond() + "." + body;
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", missing);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
