package dev.everpost.edge.watch;

import dev.everpost.edge.http.Access;
import dev.everpost.edge.http.Answer;
import dev.everpost.edge.http.Doors;
import dev.everpost.health.Scope;
import dev.everpost.health.Signal;
import dev.everpost.health.Verdict;
import io.javalin.config.JavalinConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code GET /api/v1/health}: verdicts with their evidence, all fresh signals, and the receivers for which mail waits. */
public final class HealthApi {

    private final Doors doors;
    private final Sight sight;

    /** What can be shown; each is asked anew for each answer. {@code held} gives why, by receiver. */
    public record Sight(
            Supplier<List<Verdict>> verdicts, Supplier<List<Signal>> signals, Supplier<Map<String, String>> held) {}

    public HealthApi(Access access, Sight sight) {
        this.doors = new Doors(access);
        this.sight = sight;
    }

    public void register(JavalinConfig config) {
        var page = doors.operator((_, _) -> Answer.Json.ok(page()));
        config.routes.get("/api/v1/health", page);
        config.routes.head("/api/v1/health", page);
    }

    private Map<String, Object> page() {
        var page = new LinkedHashMap<String, Object>();
        page.put(
                "verdicts",
                sight.verdicts().get().stream().map(HealthApi::verdict).toList());
        page.put("held_receivers", sight.held().get());
        page.put(
                "signals", sight.signals().get().stream().map(HealthApi::signal).toList());
        return page;
    }

    private static Map<String, Object> verdict(Verdict verdict) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("scope", verdict.scope().words());
        shown.put("kind", kind(verdict.scope()));
        shown.put("state", verdict.state().label());
        shown.put("extent", verdict.extent().words());
        shown.put("confidence", Math.round(100 * verdict.confidence()) / 100.0);
        shown.put("since", verdict.since().toString());
        var firstSign = verdict.firstSign();
        var took = verdict.timeToVerdict();
        if (firstSign != null) {
            shown.put("first_sign", firstSign.toString());
        }
        if (took != null) {
            shown.put("time_to_verdict_ms", took.toMillis());
        }
        shown.put("why", verdict.words());
        shown.put("evidence", verdict.evidence().stream().map(HealthApi::signal).toList());
        return shown;
    }

    private static Map<String, Object> signal(Signal signal) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("scope", signal.scope().words());
        shown.put("source", signal.source().label());
        shown.put("observer", signal.observer());
        shown.put("reading", signal.reading().label());
        shown.put("strength", Math.round(100 * signal.strength()) / 100.0);
        shown.put("at", signal.at().toString());
        shown.put("fresh_ms", signal.fresh().toMillis());
        shown.put("words", signal.words());
        return shown;
    }

    private static String kind(Scope scope) {
        return switch (scope) {
            case Scope.OfProvider _ -> "provider";
            case Scope.Account _ -> "account";
            case Scope.ReportsOf _ -> "reports";
            case Scope.AtReceiver _ -> "provider_at_receiver";
            case Scope.Receiver _ -> "receiver";
            case Scope.Vendor _ -> "vendor";
            case Scope.Ourselves _ -> "ourselves";
        };
    }
}
