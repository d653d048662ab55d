package dev.everpost.sandbox.mailgun;

import dev.everpost.sandbox.Personality.Happening;
import dev.everpost.sandbox.Personality.HookPost;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** Signed webhooks, one post for each event. Thread-safe. */
final class EventPosts {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int TOKEN_BYTES = 25;

    private final SecureRandom random = new SecureRandom();
    private final AtomicLong events = new AtomicLong();

    List<HookPost> posts(List<Happening> happenings) {
        return happenings.stream().map(this::post).toList();
    }

    private HookPost post(Happening happening) {
        var second = Long.toString(happening.at().getEpochSecond());
        var random25 = new byte[TOKEN_BYTES];
        random.nextBytes(random25);
        var token = HexFormat.of().formatHex(random25);
        var body = Map.of(
                "signature", Map.of("timestamp", second, "token", token, "signature", signature(second + token)),
                "event-data", event(happening));
        return new HookPost("application/json", List.of(), JSON.writeValueAsBytes(body));
    }

    private Map<String, Object> event(Happening happening) {
        var event = new LinkedHashMap<String, Object>();
        event.put("id", "event-" + events.incrementAndGet());
        event.put("timestamp", happening.at().toEpochMilli() / 1000.0);
        event.put("recipient", happening.recipient());
        event.put("user-variables", Map.of("everpost-id", happening.ourId()));
        event.put("message", Map.of("headers", Map.of("message-id", happening.id(), "from", happening.sender())));
        event.put(
                "envelope",
                Map.of("sender", "bounce+7@" + MailgunPersonality.DOMAIN, "targets", happening.recipient()));
        switch (happening.kind()) {
            case DELIVERED -> {
                event.put("event", "delivered");
                event.put("delivery-status", status(250, "", "OK"));
            }
            case BOUNCED ->
                failed(
                        event,
                        "bounce",
                        status(550, "5.1.1", "5.1.1 The email account that you tried to reach does not exist"));
            case SUPPRESSED ->
                failed(event, "suppress-bounce", status(605, "", "Not delivering to previously bounced address"));
            case COMPLAINED -> event.put("event", "complained");
        }
        return event;
    }

    private static void failed(Map<String, Object> event, String reason, Map<String, Object> status) {
        event.put("event", "failed");
        event.put("severity", "permanent");
        event.put("reason", reason);
        event.put("delivery-status", status);
    }

    private static Map<String, Object> status(int code, String enhanced, String message) {
        return Map.of("code", code, "enhanced-code", enhanced, "message", message, "attempt-no", 1);
    }

    private static String signature(String signed) {
        try {
            var key = MailgunPersonality.SIGNING_KEY.getBytes(StandardCharsets.UTF_8);
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", impossible);
        }
    }
}
