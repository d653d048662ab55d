package dev.everpost.edge.rest;

import dev.everpost.edge.http.Answer;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What machines ask every few seconds: alive, ready, metrics. */
final class Probes {

    private final Readiness readiness;
    private final Supplier<String> metrics;

    Probes(Readiness readiness, Supplier<String> metrics) {
        this.readiness = readiness;
        this.metrics = metrics;
    }

    /** 200 as long as the process answers. */
    Answer live(Context ctx) {
        return Answer.Json.ok(Map.of("status", "live"));
    }

    /** 200 when it can take mail, else 503 with what is in the way. */
    Answer ready(Context ctx) {
        var obstacles = readiness.obstacles();
        return obstacles.isEmpty()
                ? Answer.Json.ok(new Ready("ready", List.of()))
                : new Answer.Json(503, new Ready("not_ready", obstacles), Map.of());
    }

    /** The text format that Prometheus scrapes. */
    Answer metrics(Context ctx) {
        return new Answer.Bytes(
                200,
                "text/plain; version=0.0.4; charset=utf-8",
                metrics.get().getBytes(StandardCharsets.UTF_8),
                Map.of());
    }

    private record Ready(String status, List<String> reasons) {}
}
