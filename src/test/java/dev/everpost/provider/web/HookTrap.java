package dev.everpost.provider.web;

import com.sun.net.httpserver.HttpServer;
import dev.everpost.provider.hook.HookRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A webhook on a real socket that keeps what is posted to it, as a {@code HookReader} would get it. */
public final class HookTrap implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<HookRequest> caught = new LinkedBlockingQueue<>();
    private final HttpServer server;

    /** Listens on a free port. */
    public HookTrap() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", exchange -> {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            var body = exchange.getRequestBody().readAllBytes();
            caught.add(new HookRequest(
                    exchange.getRequestMethod(), exchange.getRequestURI(), headers, body, Instant.now()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    /** Where to post. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks/it");
    }

    /** The next request, once it is there. */
    public HookRequest next() {
        try {
            var request = caught.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (request == null) {
                throw new AssertionError("nothing was posted within " + PATIENCE_SECONDS + " s");
            }
            return request;
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
