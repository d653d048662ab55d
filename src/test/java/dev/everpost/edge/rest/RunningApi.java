package dev.everpost.edge.rest;

import dev.everpost.edge.http.Access;
import dev.everpost.edge.http.Json;
import dev.everpost.intake.Submitter;
import dev.everpost.intake.Submitters;
import dev.everpost.message.EmailAddress;
import dev.everpost.store.RememberingSuppressions;
import dev.everpost.world.Time;
import dev.everpost.world.World;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** The real API on a real socket, with fakes behind it. */
public final class RunningApi implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");
    public static final String SHOP_KEY = "shop-key-0123456789";
    public static final String ADMIN_KEY = "admin-key-0123456789";
    public static final Limits LIMITS = new Limits(64 * 1024, 2 * 1024 * 1024);

    public final FakeIntake intake = new FakeIntake();
    public final FakeSpool spool = new FakeSpool();
    public final RememberingSuppressions suppressions = new RememberingSuppressions();
    public final FakeLedger ledger = new FakeLedger();
    public final FakeControls controls = new FakeControls();
    public final List<MessageParts> built = new CopyOnWriteArrayList<>();
    public final List<String> obstacles = new CopyOnWriteArrayList<>();
    public volatile boolean trustLoopback = true;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Javalin server;

    private final String url;

    public RunningApi() {
        this(LIMITS);
    }

    public RunningApi(Limits limits) {
        var shop = new Submitter("shop", null, SHOP_KEY, null, List.of("@example.com"));
        var submitters = new Submitters(List.of(shop));
        var access = new Access(() -> submitters, () -> ADMIN_KEY, () -> trustLoopback);
        var api = new RestApi(
                access,
                new RestApi.Ways(intake, this::build, RunningApi::envelope),
                new RestApi.Memory(spool, ledger, suppressions, () -> spool.asked.add("due")),
                new RestApi.Watch(controls, () -> List.copyOf(obstacles), () -> "everpost_up 1\n"),
                limits,
                new World(stopped(), World.real().chance(), World.real().threads()));
        server = Javalin.create(config -> {
            config.concurrency.useVirtualThreads = true;
            config.startup.showJavalinBanner = false;
            config.jetty.host = "127.0.0.1";
            config.jetty.port = 0;
            api.register(config);
        });
        server.start();
        url = "http://127.0.0.1:" + server.port();
    }

    public String url() {
        return url;
    }

    public int port() {
        return server.port();
    }

    /** A request to a path, with headers as name, value, name, value. */
    public Reply get(String path, String... headers) {
        return send(HttpRequest.newBuilder().GET(), path, headers);
    }

    public Reply head(String path, String... headers) {
        return send(HttpRequest.newBuilder().HEAD(), path, headers);
    }

    public Reply post(String path, String body, String... headers) {
        var bytes = HttpRequest.BodyPublishers.ofString(body);
        return send(HttpRequest.newBuilder().POST(bytes).header("Content-Type", "application/json"), path, headers);
    }

    public Reply put(String path, String body, String... headers) {
        var bytes = HttpRequest.BodyPublishers.ofString(body);
        return send(HttpRequest.newBuilder().PUT(bytes).header("Content-Type", "application/json"), path, headers);
    }

    public Reply delete(String path, String... headers) {
        return send(HttpRequest.newBuilder().DELETE().header("Content-Type", "application/json"), path, headers);
    }

    public Reply patch(String path, String... headers) {
        return send(HttpRequest.newBuilder().method("PATCH", HttpRequest.BodyPublishers.noBody()), path, headers);
    }

    public Reply postRaw(String path, byte[] body, String contentType, String... headers) {
        var bytes = HttpRequest.BodyPublishers.ofByteArray(body);
        return send(HttpRequest.newBuilder().POST(bytes).header("Content-Type", contentType), path, headers);
    }

    private Reply send(HttpRequest.Builder request, String path, String... headers) {
        request.uri(URI.create(url() + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return new Reply(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    @Override
    public void close() {
        server.stop();
        client.close();
    }

    /** An answer with its body read as JSON. */
    public record Reply(HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return Json.MAPPER.readTree(response.body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The last part of a problem's type. */
        public String problem() {
            return json().path("type").asString().replace("urn:everpost:problem:", "");
        }

        public String detail() {
            return json().path("detail").asString();
        }
    }

    private MimeBuilder.Built build(MessageParts parts) {
        built.add(parts);
        if ("unbuildable".equals(parts.subject())) {
            return new MimeBuilder.Built.Wrong("subject", "cannot be encoded");
        }
        var text = "From: " + parts.from() + "\r\nSubject: " + parts.subject() + "\r\n\r\n" + parts.text() + "\r\n";
        return new MimeBuilder.Built.Done(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Understands a message whose first lines are From and To with one bare address each. */
    private static EnvelopeReader.Envelope envelope(byte[] content) {
        EmailAddress sender = null;
        var recipients = new ArrayList<EmailAddress>();
        for (var line : new String(content, StandardCharsets.UTF_8).split("\r\n")) {
            if (line.startsWith("Broken")) {
                return new EnvelopeReader.Envelope.Unreadable("line 1 has no colon");
            } else if (line.startsWith("From: ")) {
                sender = EmailAddress.of(line.substring(6));
            } else if (line.startsWith("To: ")) {
                recipients.add(EmailAddress.of(line.substring(4)));
            }
        }
        return new EnvelopeReader.Envelope.Found(sender, recipients, content);
    }

    private static Time stopped() {
        return new Time() {
            @Override
            public Instant now() {
                return NOW;
            }

            @Override
            public long nanos() {
                return 0;
            }
        };
    }
}
