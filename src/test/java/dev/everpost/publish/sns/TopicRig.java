package dev.everpost.publish.sns;

import dev.everpost.publish.Endpoint;
import dev.everpost.publish.Handover;
import dev.everpost.publish.Post;
import dev.everpost.publish.Reach;
import dev.everpost.publish.SteeredWorld;
import dev.everpost.store.Outbox.Parcel;
import dev.everpost.store.RememberingRegistry;
import dev.everpost.world.World;
import java.net.URI;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One topic with one endpoint on this machine, a registry in memory and a clock that stands. */
final class TopicRig implements AutoCloseable {

    static final String ARN = "arn:aws:sns:eu-west-1:123456789012:orders";
    static final String EVENT = "{\"eventType\":\"Send\",\"note\":\"é\\n\"}";
    static final String ID = "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324";

    final Endpoint endpoint = new Endpoint();
    final RememberingRegistry registry = new RememberingRegistry();
    final SteeredWorld steered = new SteeredWorld();
    final Post post = new Post(new Reach(false, false), World.real());

    Topics open(int signatureVersion, boolean raw) {
        var topic = new Topic("orders", ARN, List.of(endpoint.url()), raw, signatureVersion);
        return new Topics(List.of(topic), URI.create("https://mail.example.com/"), registry, post, steered.world());
    }

    Handover carry(Topics topics, String body) {
        return topics.courier().carry(new Parcel(1, ID, only(topics).arn(), body, steered.now(), 0, null));
    }

    static void confirmAll(Topics topics) {
        topics.book().all().forEach(one -> topics.book().confirm(one.arn()));
    }

    static Subscribed only(Topics topics) {
        return topics.book().all().getFirst();
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Override
    public void close() {
        post.close();
        endpoint.close();
    }
}
