package dev.everpost.provider.sendgrid;

import dev.everpost.provider.hook.HookRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Whether a post is SendGrid's: ECDSA with P-256 and SHA-256 over the text of the timestamp header and the raw body. Source: the
 * Signed Event Webhook page of SendGrid. Thread-safe.
 */
final class SendGridSignature {

    static final String SIGNATURE = "X-Twilio-Email-Event-Webhook-Signature";
    static final String TIMESTAMP = "X-Twilio-Email-Event-Webhook-Timestamp";

    /** How far their clock may be before ours. */
    private static final Duration AHEAD_MAX = Duration.ofMinutes(5);

    private final PublicKey key;
    private final Duration maxAge;

    /** @param publicKey SubjectPublicKeyInfo in base 64, as SendGrid shows it */
    SendGridSignature(String publicKey, Duration maxAge) {
        this.maxAge = maxAge;
        try {
            key = KeyFactory.getInstance("EC")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    "the public key of a SendGrid webhook is no EC key in base 64", unreadable);
        }
    }

    /** Why it cannot be said to be theirs; empty when it is. */
    Optional<String> objection(HookRequest request) {
        var timestamp = request.header(TIMESTAMP).orElse("");
        var signature = request.header(SIGNATURE).orElse("");
        if (!timestamp.matches("\\d{1,11}") || signature.isEmpty()) {
            return Optional.of("no signature, or no timestamp of seconds");
        }
        if (!isSigned(timestamp, request.body(), signature)) {
            return Optional.of("the signature is not by the configured key");
        }
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), request.receivedAt());
        return age.compareTo(maxAge) > 0 || age.negated().compareTo(AHEAD_MAX) > 0
                ? Optional.of("signed " + age.toSeconds() + " s before it came; at most " + maxAge.toSeconds())
                : Optional.empty();
    }

    private boolean isSigned(String timestamp, byte[] body, String signature) {
        try {
            var ecdsa = Signature.getInstance("SHA256withECDSA");
            ecdsa.initVerify(key);
            ecdsa.update(timestamp.getBytes(StandardCharsets.US_ASCII));
            ecdsa.update(body);
            return ecdsa.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException notASignature) {
            return false;
        }
    }
}
