package dev.everpost.sandbox.resend;

import dev.everpost.sandbox.HttpAnswer.Header;
import dev.everpost.sandbox.Personality.Happening;
import dev.everpost.sandbox.Personality.HookPost;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** Resend's webhooks, one event a request, signed as Svix does. */
record ResendReports(String secret, ResendSent sent) {

    private static final JsonMapper JSON = new JsonMapper();

    HookPost post(Happening happening) {
        var body = JSON.writeValueAsBytes(event(happening));
        var id = "msg_" + UUID.randomUUID().toString().replace("-", "");
        var timestamp = Long.toString(Instant.now().getEpochSecond());
        var headers = List.of(
                new Header("svix-id", id),
                new Header("svix-timestamp", timestamp),
                new Header("svix-signature", "v1," + signature(id + "." + timestamp + ".", body)));
        return new HookPost("application/json", headers, body);
    }

    private Map<String, Object> event(Happening happening) {
        var data = new LinkedHashMap<String, Object>();
        data.put("created_at", happening.at().toString());
        data.put("email_id", happening.id());
        data.put("message_id", "<" + happening.id() + "@simulated.resend.example>");
        data.put("from", happening.sender());
        data.put("to", List.of(happening.recipient()));
        var mail = sent.find(happening.id()).map(ResendSent.One::mail);
        data.put("subject", mail.map(ResendMail::subject).orElse("simulated"));
        detail(happening, data);
        data.put("tags", mail.map(ResendMail::tags).orElse(Map.of("everpost_id", happening.ourId())));
        var event = new LinkedHashMap<String, Object>();
        event.put("type", "email." + ResendSent.word(happening.kind()));
        event.put("created_at", happening.at().toString());
        event.put("data", data);
        return event;
    }

    private static void detail(Happening happening, Map<String, Object> data) {
        switch (happening.kind()) {
            case DELIVERED, COMPLAINED -> {}
            case BOUNCED ->
                data.put(
                        "bounce",
                        Map.of(
                                "type",
                                "Permanent",
                                "subType",
                                "General",
                                "message",
                                "The recipient's email provider sent a hard bounce message.",
                                "diagnosticCode",
                                List.of("smtp; 550 5.1.1 user unknown")));
            case SUPPRESSED ->
                data.put(
                        "suppressed",
                        Map.of(
                                "type",
                                "OnAccountSuppressionList",
                                "message",
                                "Resend has suppressed sending to this address because it is on the account-level"
                                        + " suppression list."));
        }
    }

    private String signature(String head, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", impossible);
        }
    }
}
