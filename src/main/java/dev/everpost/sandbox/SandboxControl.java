package dev.everpost.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.everpost.scenario.BadScenario;
import dev.everpost.scenario.Fault;
import dev.everpost.scenario.FaultReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Steers a sandbox from other processes, by HTTP on the loopback only. Thread-safe.
 *
 * <p>{@code GET /state}; {@code POST /<provider>/fault} with a fault in JSON or YAML, such as
 * <code>{"fault": "slow", "delay": "2s"}</code>; {@code POST /<provider>/heal}; {@code GET /mailroom/summary}. There is no password: whoever is on the machine may.
 */
public final class SandboxControl implements AutoCloseable {

    private static final int BODY_BYTES_MAX = 64 * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    private final Sandbox sandbox;
    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    /** Starts listening; port 0 takes a free one. */
    public SandboxControl(Sandbox sandbox, int port) throws IOException {
        this.sandbox = sandbox;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(executor);
        server.createContext("/", this::handle);
        server.start();
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.close();
    }

    private record Answer(int status, Object body) {}

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answer(exchange);
            var json = JSON.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), json.length);
            exchange.getResponseBody().write(json);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().split("/");
        var call = exchange.getRequestMethod() + " " + (path.length > 2 ? path[2] : "");
        if (exchange.getRequestURI().getPath().equals("/state")) {
            return new Answer(200, state());
        }
        if (path.length == 3 && path[1].equals("mailroom")) {
            return call.equals("GET summary")
                    ? new Answer(200, sandbox.mailroom().summary())
                    : wrong(404, "known: GET /mailroom/summary");
        }
        return path.length == 3
                ? steer(path[1], call, exchange)
                : wrong(404, "known: /state, /<provider>/fault, /<provider>/heal, /mailroom/summary");
    }

    private Answer steer(String name, String call, HttpExchange exchange) throws IOException {
        var found = sandbox.provider(name);
        if (found.isEmpty()) {
            return wrong(404, "no provider '" + name + "'; see GET /state");
        }
        var provider = found.get();
        return switch (call) {
            case "POST fault" -> fault(provider, exchange);
            case "POST heal" -> {
                provider.heal();
                yield new Answer(200, state(provider));
            }
            default -> wrong(405, "POST /" + name + "/fault or POST /" + name + "/heal");
        };
    }

    private static Answer fault(SimulatedProvider provider, HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX);
        try {
            provider.set(FaultReader.parse("body", new String(body, StandardCharsets.UTF_8)));
            return new Answer(200, state(provider));
        } catch (BadScenario refused) {
            return wrong(400, String.valueOf(refused.getMessage()));
        }
    }

    private Map<String, Object> state() {
        var state = new LinkedHashMap<String, Object>();
        sandbox.providers().forEach(provider -> state.put(provider.name(), state(provider)));
        return state;
    }

    private static Map<String, Object> state(SimulatedProvider provider) {
        return Map.of(
                "port", provider.port(),
                "faults", provider.faults().stream().map(Fault::name).toList(),
                "words", new Story(Duration.ZERO, provider.name(), provider.faults()).words());
    }

    private static Answer wrong(int status, String words) {
        return new Answer(status, Map.of("error", words));
    }
}
