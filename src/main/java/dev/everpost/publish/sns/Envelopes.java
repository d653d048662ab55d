package dev.everpost.publish.sns;

import dev.everpost.publish.Stamp;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Builds and signs what a topic posts. Thread-safe. */
final class Envelopes {

    /** What SES writes over its events. */
    static final String EVENT_SUBJECT = "Amazon SES Email Event Notification";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> UNSIGNED =
            List.of("SignatureVersion", "Signature", "SigningCertURL", "UnsubscribeURL");

    private final SigningIdentity identity;
    private final String publicUrl;

    /** @param publicUrl where subscribers find us */
    Envelopes(SigningIdentity identity, URI publicUrl) {
        this.identity = identity;
        var url = publicUrl.toString();
        this.publicUrl = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** An event, or another text when it is no JSON object: that one has no subject. */
    String notification(Subscribed to, String messageId, String message, Instant at) {
        var members = start("Notification", to, messageId);
        if (message.startsWith("{")) {
            members.put("Subject", EVENT_SUBJECT);
        }
        members.put("Message", message);
        members.put("Timestamp", Stamp.of(at));
        sign(members, to);
        members.put("UnsubscribeURL", link("Unsubscribe", "SubscriptionArn", to.arn()));
        return JSON.writeValueAsString(members);
    }

    /** Asks an endpoint whether it wants the topic's messages. */
    String subscriptionConfirmation(Subscribed to, String messageId, Instant at) {
        return confirmation(
                "SubscriptionConfirmation",
                to,
                messageId,
                "You have chosen to subscribe to the topic " + to.topic().arn()
                        + ".\nTo confirm the subscription, visit the SubscribeURL included in this message.",
                at);
    }

    /** Tells an endpoint that it gets no more, and how to get them again. */
    String unsubscribeConfirmation(Subscribed to, String messageId, Instant at) {
        return confirmation(
                "UnsubscribeConfirmation",
                to,
                messageId,
                "You have chosen to deactivate subscription " + to.arn()
                        + ".\nTo cancel this operation and restore the subscription, visit the SubscribeURL included in"
                        + " this message.",
                at);
    }

    private String confirmation(String type, Subscribed to, String messageId, String message, Instant at) {
        var members = start(type, to, messageId);
        var token = to.subscription().token();
        members.put("Token", token);
        members.put("Message", message);
        members.put(
                "SubscribeURL",
                link("ConfirmSubscription", "TopicArn", to.topic().arn()) + "&Token=" + token);
        members.put("Timestamp", Stamp.of(at));
        sign(members, to);
        return JSON.writeValueAsString(members);
    }

    private static Map<String, String> start(String type, Subscribed to, String messageId) {
        var members = new LinkedHashMap<String, String>();
        members.put("Type", type);
        members.put("MessageId", messageId);
        members.put("TopicArn", to.topic().arn());
        return members;
    }

    private void sign(Map<String, String> members, Subscribed to) {
        int version = to.topic().signatureVersion();
        var signature = identity.sign(toSign(members), version);
        members.put("SignatureVersion", String.valueOf(version));
        members.put("Signature", signature);
        members.put("SigningCertURL", publicUrl + "/sns/SimpleNotificationService-" + identity.id() + ".pem");
    }

    /** Every member that says something, in the order of their names. */
    private static String toSign(Map<String, String> members) {
        var text = new StringBuilder();
        new TreeMap<>(members).forEach((name, value) -> {
            if (!UNSIGNED.contains(name)) {
                text.append(name).append('\n').append(value).append('\n');
            }
        });
        return text.toString();
    }

    private String link(String action, String name, String value) {
        return publicUrl + "/sns?Action=" + action + "&" + name + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
