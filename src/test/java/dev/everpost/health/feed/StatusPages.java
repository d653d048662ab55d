package dev.everpost.health.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Status pages on a real socket; remembers who asked with what. */
final class StatusPages implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, HttpHandler> pages = new ConcurrentHashMap<>();
    private final List<Map<String, List<String>>> asked = new CopyOnWriteArrayList<>();

    StatusPages() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            asked.add(Map.copyOf(exchange.getRequestHeaders()));
            pages.getOrDefault(exchange.getRequestURI().getPath(), other -> answer(other, 404, new byte[0]))
                    .handle(exchange);
        });
        server.start();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    StatusPages serve(String path, HttpHandler page) {
        pages.put(path, page);
        return this;
    }

    StatusPages serve(String path, String text) {
        return serve(path, exchange -> answer(exchange, 200, text.getBytes(UTF_8)));
    }

    /** The header fields of each request, in the order of their coming. */
    List<Map<String, List<String>>> asked() {
        return asked;
    }

    static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
