package dev.everpost.sandbox;

import dev.everpost.world.World;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** A topic of a simulated account with one endpoint: it asks the endpoint first, then posts to it what it signs. Thread-safe. */
final class SnsTopic implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String CERTIFICATE = "/SimpleNotificationService-sandbox.pem";

    private final World world;
    private final String arn;
    private final int version;
    private final String base;
    private final String token = UUID.randomUUID().toString().replace("-", "");
    private final SnsSigner signer;
    private final HookSender sender;
    private volatile boolean confirmed;

    /** @param base where the certificate and the link to confirm are served */
    SnsTopic(World world, String arn, int version, URI base, URI endpoint) {
        this.world = world;
        this.arn = arn;
        this.version = version;
        this.base = base.toString();
        this.signer = new SnsSigner(world.time().now());
        this.sender = new HookSender(world);
        sender.target(endpoint);
    }

    boolean isConfirmed() {
        return confirmed;
    }

    /** Asks the endpoint whether it wants the topic's messages. */
    void ask() {
        var members = members("SubscriptionConfirmation");
        members.put("Token", token);
        members.put("Message", "You have chosen to subscribe to the topic " + arn + ".");
        members.put("SubscribeURL", base + "/?Action=ConfirmSubscription&TopicArn=" + arn + "&Token=" + token);
        post(members);
    }

    /** Nothing happens before the endpoint confirmed. */
    void publish(String message) {
        if (confirmed) {
            var members = members("Notification");
            members.put("Subject", "Amazon SES Email Event Notification");
            members.put("Message", message);
            post(members);
        }
    }

    /** What its own addresses answer; 404 for all others. */
    HttpAnswer answer(HttpRequest request) {
        if (request.path().equals(CERTIFICATE)) {
            return new HttpAnswer(
                    200, "application/x-pem-file", List.of(), signer.pem().getBytes(StandardCharsets.US_ASCII));
        }
        if (request.query().contains("Action=ConfirmSubscription")
                && request.query().endsWith("&Token=" + token)) {
            confirmed = true;
            return HttpAnswer.empty(200);
        }
        return HttpAnswer.empty(404);
    }

    static boolean concerns(HttpRequest request) {
        return request.method().equals("GET")
                && (request.path().equals(CERTIFICATE) || request.query().startsWith("Action="));
    }

    @Override
    public void close() {
        sender.close();
    }

    private Map<String, String> members(String type) {
        var members = new LinkedHashMap<String, String>();
        members.put("Type", type);
        members.put("MessageId", UUID.randomUUID().toString());
        members.put("TopicArn", arn);
        members.put("Timestamp", world.time().now().toString());
        return members;
    }

    private void post(Map<String, String> members) {
        var signature = signer.sign(members, version);
        members.put("SignatureVersion", String.valueOf(version));
        members.put("Signature", signature);
        members.put("SigningCertURL", base + CERTIFICATE);
        sender.send(List.of(new Personality.HookPost(
                "text/plain; charset=UTF-8",
                List.of(new HttpAnswer.Header("x-amz-sns-message-type", members.getOrDefault("Type", ""))),
                JSON.writeValueAsBytes(members))));
    }
}
