package dev.everpost.provider.mailgun;

import dev.everpost.provider.hook.EventId;
import dev.everpost.provider.hook.HookRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/**
 * Whether a post is Mailgun's: the hexadecimal HMAC-SHA256 of timestamp and token. Source: the page on securing webhooks of Mailgun's
 * manual. Thread-safe.
 *
 * <p>The body is not signed. So a timestamp and token that were seen once are believed again only with the very same body: that is
 * Mailgun posting again, and anything else is somebody who overheard it.
 */
final class MailgunSignature {

    /** How far their clock may be before ours. */
    private static final Duration AHEAD_MAX = Duration.ofMinutes(5);

    private final byte[] key;
    private final Duration maxAge;
    private final TokenMemory tokens = new TokenMemory();

    MailgunSignature(String signingKey, Duration maxAge) {
        this.key = signingKey.getBytes(StandardCharsets.UTF_8);
        this.maxAge = maxAge;
    }

    /** Why it cannot be said to be theirs; empty when it is. */
    Optional<String> objection(JsonNode signature, HookRequest request) {
        var timestamp = signature.path("timestamp").asString("");
        var token = signature.path("token").asString("");
        var given = signature.path("signature").asString("");
        // Ten digits, so that no digit can be moved from the one to the other under the same signature.
        if (!timestamp.matches("\\d{10}") || !token.matches("[A-Za-z0-9]{20,100}")) {
            return Optional.of("no signature with a timestamp of seconds and a token");
        }
        if (!isSame(given, expected(timestamp + token))) {
            return Optional.of("the signature is not by the configured key");
        }
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), request.receivedAt());
        if (age.compareTo(maxAge) > 0 || age.negated().compareTo(AHEAD_MAX) > 0) {
            return Optional.of("signed " + age.toSeconds() + " s before it came; at most " + maxAge.toSeconds());
        }
        return tokens.isFirstOrSame(EventId.of(timestamp, token), digest(request.body()))
                ? Optional.empty()
                : Optional.of("its token came before with another body");
    }

    private String expected(String signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", impossible);
        }
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 16);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** Takes the same time wherever the first difference is. */
    private static boolean isSame(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
