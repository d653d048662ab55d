package dev.everpost.edge.sns;

import dev.everpost.edge.http.Access;
import dev.everpost.intake.Submitter;
import dev.everpost.intake.Submitters;
import dev.everpost.publish.Post;
import dev.everpost.publish.Reach;
import dev.everpost.publish.sns.Topic;
import dev.everpost.publish.sns.Topics;
import dev.everpost.store.RememberingRegistry;
import dev.everpost.world.World;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** The pages of one topic with one subscription on a real socket. */
public final class RunningTopics implements AutoCloseable {

    public static final String ARN = "arn:aws:sns:eu-west-1:123456789012:orders";
    public static final String ENDPOINT = "https://shop.example.com/events";

    public final RememberingRegistry registry = new RememberingRegistry();
    public final Topics topics;
    public volatile boolean trustLoopback = true;
    private final Post post = new Post(new Reach(false, false), World.real());
    private final HttpClient client = HttpClient.newHttpClient();
    private final Javalin server;

    public RunningTopics() {
        var topic = new Topic("orders", ARN, List.of(URI.create(ENDPOINT)), false, 1);
        topics = new Topics(List.of(topic), URI.create("https://mail.example.com"), registry, post, World.real());
        var shop = new Submitter("shop", null, "shop-key-0123456789", null, List.of("@example.com"));
        var submitters = new Submitters(List.of(shop));
        var access = new Access(() -> submitters, () -> "admin-key-0123456789", () -> trustLoopback);
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.host = "127.0.0.1";
            config.jetty.port = 0;
            new SnsApi(access, topics).register(config);
        });
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(HttpRequest.newBuilder().GET(), path, headers);
    }

    HttpResponse<String> post(String path, String... headers) {
        var request = HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString("{}"));
        return send(request.header("Content-Type", "application/json"), path, headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String path, String... headers) {
        try {
            if (headers.length > 0) {
                request.headers(headers);
            }
            return client.send(request.uri(URI.create(url() + path)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop();
        client.close();
        post.close();
    }
}
