package dev.everpost.provider.sendgrid;

import dev.everpost.provider.hook.HookReading;
import dev.everpost.provider.hook.HookRequest;
import dev.everpost.provider.hook.Told;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Posts signed as SendGrid signs them, by a key made for the spec, and a reader that knows it. */
final class SignedEvents {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final KeyPair keys;
    final SendGridHook hook;

    SignedEvents() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        var key = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        hook = new SendGridHook(key, Duration.ofDays(1));
    }

    HookReading read(String body) {
        return read(body.getBytes(StandardCharsets.UTF_8));
    }

    HookReading read(byte[] body) {
        return hook.read(request(body, NOW));
    }

    List<Told> told(String body) {
        return ((HookReading.Tidings) read(body)).all();
    }

    HookRequest request(byte[] body, Instant signedAt) {
        var second = Long.toString(signedAt.getEpochSecond());
        return post(body, second, signature(second, body));
    }

    static HookRequest post(byte[] body, String second, String signature) {
        var headers = Map.of(
                "x-twilio-email-event-webhook-timestamp", second,
                "x-twilio-email-event-webhook-signature", signature);
        return new HookRequest("POST", URI.create("https://mail.example.com/hooks/delta"), headers, body, NOW);
    }

    private String signature(String second, byte[] body) {
        try {
            var ecdsa = Signature.getInstance("SHA256withECDSA");
            ecdsa.initSign(keys.getPrivate());
            ecdsa.update(second.getBytes(StandardCharsets.US_ASCII));
            ecdsa.update(body);
            return Base64.getEncoder().encodeToString(ecdsa.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
