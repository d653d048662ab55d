package dev.everpost.provider.mailgun;

import dev.everpost.provider.hook.HookReading;
import dev.everpost.provider.hook.HookRequest;
import dev.everpost.provider.hook.Told;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Posts signed as Mailgun signs them, and a reader that knows the key. */
final class SignedEvent {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final String TOKEN = "0123456789".repeat(5);

    private static final String KEY = "the-signing-key";

    final MailgunHook hook = new MailgunHook(KEY, Duration.ofDays(1));

    /** A post of this event-data, signed now with the token. */
    static String post(String eventData, String token) {
        return post(eventData, Long.toString(NOW.getEpochSecond()), token);
    }

    static String post(String eventData, String second, String token) {
        return post(eventData, second, token, signature(second + token));
    }

    static String post(String eventData, String second, String token, String signature) {
        return "{\"signature\":{\"timestamp\":\"" + second + "\",\"token\":\"" + token + "\",\"signature\":\""
                + signature + "\"},\"event-data\":" + eventData + "}";
    }

    HookReading read(String body) {
        return read(body.getBytes(StandardCharsets.UTF_8));
    }

    HookReading read(byte[] body) {
        var url = URI.create("https://mail.example.com/hooks/mu");
        return hook.read(new HookRequest("POST", url, Map.of(), body, NOW));
    }

    Told told(String eventData, String token) {
        return ((HookReading.Tidings) read(post(eventData, token))).all().getFirst();
    }

    static String signature(String signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
