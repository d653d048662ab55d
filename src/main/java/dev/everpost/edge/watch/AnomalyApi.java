package dev.everpost.edge.watch;

import dev.everpost.edge.http.Access;
import dev.everpost.edge.http.Answer;
import dev.everpost.edge.http.Doors;
import dev.everpost.health.series.Figures;
import dev.everpost.health.series.SeriesView;
import io.javalin.config.JavalinConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** {@code GET /api/v1/anomalies}: series that left their usual band for the worse, and with {@code ?all=true} every series. */
public final class AnomalyApi {

    private static final Predicate<SeriesView> ANOMALOUS = view -> view.anomaly() != null;

    private final Doors doors;
    private final Supplier<List<SeriesView>> series;

    /** @param series every series, the anomalous ones first */
    public AnomalyApi(Access access, Supplier<List<SeriesView>> series) {
        this.doors = new Doors(access);
        this.series = series;
    }

    /** Adds the route. */
    public void register(JavalinConfig config) {
        config.routes.get(
                "/api/v1/anomalies",
                doors.operator((ctx, _) -> Answer.Json.ok(page("true".equals(ctx.queryParam("all"))))));
    }

    private Map<String, Object> page(boolean all) {
        var learned = series.get();
        var page = new LinkedHashMap<String, Object>();
        page.put("series", learned.size());
        page.put("anomalies", learned.stream().filter(ANOMALOUS).count());
        page.put(
                "list",
                learned.stream()
                        .filter(ANOMALOUS.or(_ -> all))
                        .map(AnomalyApi::view)
                        .toList());
        return page;
    }

    private static Map<String, Object> view(SeriesView view) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("scope", view.scope().words());
        shown.put("measure", view.measure().label());
        shown.put("value", view.now().value());
        shown.put("of", view.now().of());
        shown.put("at", view.at().toString());
        shown.put("now", Figures.shown(view.measure(), view.now().value()));
        var anomaly = view.anomaly();
        var usually = anomaly == null ? view.usually() : anomaly.usually();
        if (usually != null) {
            shown.put("usual_low", usually.low());
            shown.put("usual_high", usually.high());
            shown.put("usually", Figures.range(view.measure(), usually));
        }
        if (anomaly != null) {
            shown.put("since", anomaly.since().toString());
            shown.put("score", Math.round(100 * anomaly.score()) / 100.0);
            shown.put("words", anomaly.words());
        }
        return shown;
    }
}
