package dev.everpost.edge.hooks;

import static dev.everpost.store.Mail.ALPHA;

import dev.everpost.fact.ProviderName;
import dev.everpost.feedback.Hearing;
import dev.everpost.message.MessageId;
import dev.everpost.provider.hook.HookReader;
import dev.everpost.provider.hook.HookReading;
import dev.everpost.provider.hook.HookRequest;
import dev.everpost.store.Postbox;
import dev.everpost.store.Tiding;
import dev.everpost.world.World;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** The hooks of one provider, alpha, on a real socket; what its reader says is up to the spec. */
final class RunningHooks implements AutoCloseable, Postbox, HookEvents {

    final List<String> events = Collections.synchronizedList(new ArrayList<>());
    final List<Tiding> kept = new CopyOnWriteArrayList<>();
    final List<HookRequest> requests = new CopyOnWriteArrayList<>();
    final List<URI> visited = new CopyOnWriteArrayList<>();
    final AtomicReference<HookReader> reader = new AtomicReference<>(request -> new HookReading.Tidings(List.of()));
    volatile Optional<String> obstacle = Optional.empty();
    volatile boolean failing;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Javalin server;

    RunningHooks(HookLimits limits) {
        var world = World.real();
        var api = new HooksApi(
                name -> name.equals(ALPHA) ? Optional.of(this::read) : Optional.empty(),
                new Hearing(this, () -> {}, world.time()),
                this::visit,
                limits,
                this,
                world);
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.concurrency.useVirtualThreads = true;
            config.jetty.host = "127.0.0.1";
            config.jetty.port = 0;
            api.register(config);
        });
        server.start();
    }

    HttpResponse<String> post(String path, byte[] body, String... headers) {
        return send(HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofByteArray(body)), path, headers);
    }

    HttpResponse<String> send(HttpRequest.Builder request, String path, String... headers) {
        try {
            if (headers.length > 0) {
                request.headers(headers);
            }
            var url = URI.create("http://127.0.0.1:" + server.port() + path);
            return client.send(request.uri(url).build(), HttpResponse.BodyHandlers.ofString());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private HookReading read(HookRequest request) {
        requests.add(request);
        return reader.get().read(request);
    }

    private Optional<String> visit(URI place) {
        visited.add(place);
        return obstacle;
    }

    @Override
    public Keeping keep(List<Tiding> tidings, Instant now) {
        if (failing) {
            return new Keeping.Unavailable("the disk is full");
        }
        kept.addAll(tidings);
        return new Keeping.Done(tidings.size(), 0);
    }

    @Override
    public void ended(ProviderName provider, HookEnd end) {
        events.add(provider + " " + end.label());
    }

    @Override
    public void kept(ProviderName provider, int fresh, int repeated) {}

    @Override
    public void unknown() {
        events.add("unknown");
    }

    @Override
    public List<Kept> due(int most, Instant now) {
        return List.of();
    }

    @Override
    public boolean settle(List<Verdict> verdicts) {
        return true;
    }

    @Override
    public Optional<Kept> find(long number) {
        return Optional.empty();
    }

    @Override
    public List<Kept> unmatched(long before, int most) {
        return List.of();
    }

    @Override
    public List<MessageId> called(ProviderName provider, String providerId, Instant since, Instant now) {
        return List.of();
    }

    @Override
    public long waiting() {
        return 0;
    }

    @Override
    public void close() {
        server.stop();
        client.close();
    }
}
