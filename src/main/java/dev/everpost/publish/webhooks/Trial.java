package dev.everpost.publish.webhooks;

import dev.everpost.event.EventFormat;
import dev.everpost.publish.Post;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** One call with an event that says that it is a test, made at once and not repeated. Thread-safe. */
public final class Trial {

    private final SignedPost post;
    private final World world;

    Trial(SignedPost post, World world) {
        this.post = post;
        this.world = world;
    }

    /** How a test went. {@code answer}: the status, or why there was none; nothing of the body is told. */
    public record Result(boolean taken, String answer, Duration took) {}

    /** Tests an endpoint, also a disabled one. */
    public Result of(Endpoint endpoint) {
        long start = world.time().nanos();
        var id = "evt_" + UUID.randomUUID().toString().replace("-", "");
        var answer = post.send(endpoint, id, body(endpoint, id));
        var took = world.time().since(start);
        return switch (answer) {
            case Post.Answer.Answered answered ->
                new Result(answered.isYes(), Integer.toString(answered.status()), took);
            case Post.Answer.None(var why) -> new Result(false, why, took);
        };
    }

    private String body(Endpoint endpoint, String id) {
        var json = JsonMapper.shared().createObjectNode();
        var now = world.time().now().toString();
        if (endpoint.terms().format() == EventFormat.CLOUDEVENTS) {
            json.put("specversion", "1.0").put("id", id).put("source", "/everpost");
            json.put("type", "dev.everpost.webhook.test").put("time", now);
            json.put("datacontenttype", "application/json");
        } else {
            json.put("type", "webhook.test").put("timestamp", now);
        }
        json.putObject("data").put("endpoint", endpoint.name());
        return json.toString();
    }
}
