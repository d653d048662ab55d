package dev.everpost.sandbox.sendgrid;

import dev.everpost.sandbox.HttpAnswer;
import dev.everpost.sandbox.Personality.Happening;
import dev.everpost.sandbox.Personality.HookPost;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/** Signed posts of the Event Webhook, by a key pair made for this run. Thread-safe. */
final class EventPosts {

    private static final JsonMapper JSON = new JsonMapper();

    private final KeyPair keys = keys();
    private final AtomicLong events = new AtomicLong();

    String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    /** One post for all of them; every call gives the events new ids, as SendGrid does when it posts again. */
    List<HookPost> posts(List<Happening> happenings) {
        if (happenings.isEmpty()) {
            return List.of();
        }
        var all = new ArrayList<Map<String, Object>>();
        happenings.forEach(each -> all.addAll(events(each)));
        var body = JSON.writeValueAsBytes(all);
        var second = Long.toString(happenings.getLast().at().getEpochSecond());
        var headers = List.of(
                new HttpAnswer.Header("X-Twilio-Email-Event-Webhook-Timestamp", second),
                new HttpAnswer.Header("X-Twilio-Email-Event-Webhook-Signature", signature(second, body)));
        return List.of(new HookPost("application/json", headers, body));
    }

    private List<Map<String, Object>> events(Happening happening) {
        var processed = event(happening, "processed");
        return switch (happening.kind()) {
            case DELIVERED -> {
                var delivered = event(happening, "delivered");
                delivered.put("response", "250 2.0.0 OK");
                yield List.of(processed, delivered);
            }
            case BOUNCED -> {
                var bounce = event(happening, "bounce");
                bounce.put("type", "bounce");
                bounce.put("status", "5.1.1");
                bounce.put("bounce_classification", "Invalid Address");
                bounce.put("reason", "550 5.1.1 The email account that you tried to reach does not exist.");
                yield List.of(processed, bounce);
            }
            case COMPLAINED -> List.of(event(happening, "spamreport"));
            case SUPPRESSED -> {
                var dropped = event(happening, "dropped");
                dropped.put("reason", "Bounced Address");
                dropped.put("status", "5.0.0");
                yield List.of(dropped);
            }
        };
    }

    private Map<String, Object> event(Happening happening, String word) {
        var event = new LinkedHashMap<String, Object>();
        event.put("email", happening.recipient());
        event.put("timestamp", happening.at().getEpochSecond());
        event.put("smtp-id", "<" + happening.id() + "@sandbox.sendgrid.example>");
        event.put("event", word);
        event.put("sg_event_id", "event-" + events.incrementAndGet());
        event.put("sg_message_id", happening.id() + ".recvd-sandbox-1.2.0");
        if (!happening.ourId().isEmpty()) {
            event.put("everpost_id", happening.ourId());
        }
        return event;
    }

    private String signature(String second, byte[] body) {
        try {
            var ecdsa = Signature.getInstance("SHA256withECDSA");
            ecdsa.initSign(keys.getPrivate());
            ecdsa.update(second.getBytes(StandardCharsets.US_ASCII));
            ecdsa.update(body);
            return Base64.getEncoder().encodeToString(ecdsa.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK signs with P-256", impossible);
        }
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK makes P-256 keys", impossible);
        }
    }
}
