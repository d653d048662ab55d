package dev.everpost.publish.sns;

import dev.everpost.publish.Post;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;

/** Posts to an endpoint with the header fields that SNS puts on. Thread-safe. */
final class TopicPost {

    private final Post post;

    TopicPost(Post post) {
        this.post = post;
    }

    Post.Answer send(Subscribed to, String type, String messageId, String body, boolean raw) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "text/plain; charset=UTF-8");
        headers.put("User-Agent", "Amazon Simple Notification Service Agent");
        headers.put("x-amz-sns-message-type", type);
        headers.put("x-amz-sns-message-id", messageId);
        headers.put("x-amz-sns-topic-arn", to.topic().arn());
        if (!type.equals("SubscriptionConfirmation")) {
            headers.put("x-amz-sns-subscription-arn", to.arn());
        }
        if (raw) {
            headers.put("x-amz-sns-rawdelivery", "true");
        }
        return post.send(URI.create(to.subscription().endpoint()), headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
