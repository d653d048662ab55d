package dev.everpost.edge.probe;

import dev.everpost.edge.http.Access;
import dev.everpost.edge.http.Answer;
import dev.everpost.edge.http.Answers;
import dev.everpost.edge.http.Call;
import dev.everpost.edge.http.Caller;
import dev.everpost.edge.http.Problem;
import dev.everpost.health.probe.ProbeReport;
import dev.everpost.health.probe.Probes;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.Map;

/** What probes last found at each provider's door, for operators. Thread-safe. */
public final class ProbeApi {

    private static final String PATH = "/api/v1/probes";

    private final Access access;
    private final Probes probes;

    public ProbeApi(Access access, Probes probes) {
        this.access = access;
        this.probes = probes;
    }

    /** Adds {@code GET /api/v1/probes}. */
    public void register(JavalinConfig config) {
        config.routes.get(PATH, this::list);
        config.routes.head(PATH, this::list);
    }

    private void list(Context ctx) {
        Answers.write(
                ctx,
                switch (access.identify(Call.of(ctx))) {
                    case Caller.Operating _ ->
                        Answer.Json.ok(Map.of(
                                "probes", probes.last().stream().map(this::view).toList()));
                    case Caller.Submitting _ ->
                        Problem.of(
                                403,
                                "operator-only",
                                "Only for the operator",
                                "probes are shown to operators; use the admin key");
                    case Caller.Nobody(var problem) -> problem;
                });
    }

    private ProbeView view(ProbeReport report) {
        return ProbeView.of(report, step -> probes.usual(report.target(), step));
    }
}
