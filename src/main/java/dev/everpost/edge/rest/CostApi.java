package dev.everpost.edge.rest;

import dev.everpost.edge.http.Access;
import dev.everpost.edge.http.Answer;
import dev.everpost.edge.http.Answer.Json;
import dev.everpost.edge.http.Caller;
import dev.everpost.edge.http.Doors;
import dev.everpost.message.MessageClass;
import dev.everpost.world.Time;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What mail cost, over HTTP: {@code GET /api/v1/cost}. */
public final class CostApi {

    private static final Duration USUALLY = Duration.ofDays(1);

    private final Doors doors;
    private final Function<Instant, Cost> bill;
    private final Time time;

    /**
     * What was accepted since a time and handed over, and its price.
     *
     * @param currency of all money; null when no provider has a price
     */
    public record Cost(Instant since, @Nullable String currency, List<OfProvider> providers, List<Row> rows) {
        public Cost {
            providers = List.copyOf(providers);
            rows = List.copyOf(rows);
        }
    }

    /** One provider's part; money is null where it has no price. */
    public record OfProvider(
            String provider,
            long recipients,
            @Nullable Double money,
            @Nullable Double perThousand) {}

    /** The part of one submitter and class; {@code cheapest} is what the cheapest provider of its routes would have taken. */
    public record Row(
            String provider,
            String submitter,
            MessageClass messageClass,
            long recipients,
            @Nullable Double money,
            @Nullable Double cheapest) {}

    /** @param bill what was accepted since a time cost */
    public CostApi(Access access, Function<Instant, Cost> bill, Time time) {
        this.doors = new Doors(access);
        this.bill = bill;
        this.time = time;
    }

    /** Adds the route. */
    public void register(JavalinConfig config) {
        RestApi.get(config, "/api/v1/cost", doors.operator(this::show));
    }

    private Answer show(Context ctx, Caller.Operating operator) {
        var query = Query.of(ctx);
        var since = query.time("since");
        query.complainOfTheRest();
        return query.complaints().isEmpty()
                ? Json.ok(view(bill.apply(since == null ? time.now().minus(USUALLY) : since)))
                : Complaint.problem(query.complaints());
    }

    private static Map<String, Object> view(Cost cost) {
        var view = new LinkedHashMap<String, Object>();
        view.put("since", cost.since());
        view.put("currency", cost.currency());
        view.put("recipients", cost.rows().stream().mapToLong(Row::recipients).sum());
        view.put("money", sum(cost.rows(), row -> Objects.requireNonNullElse(row.money(), 0.0)));
        view.put("cheapest", sum(cost.rows(), CostApi::atBest));
        view.put(
                "unpriced",
                cost.rows().stream()
                        .filter(row -> row.money() == null)
                        .mapToLong(Row::recipients)
                        .sum());
        view.put("providers", cost.providers().stream().map(CostApi::view).toList());
        view.put("rows", cost.rows().stream().map(CostApi::view).toList());
        return view;
    }

    /** What has no price is left out of both sums, or the comparison would be unfair. */
    private static double atBest(Row row) {
        return row.money() == null || row.cheapest() == null ? 0 : row.cheapest();
    }

    private static double sum(List<Row> rows, ToDoubleFunction<Row> money) {
        return rounded(rows.stream().mapToDouble(money).sum());
    }

    private static Map<String, Object> view(OfProvider provider) {
        var view = new LinkedHashMap<String, Object>();
        view.put("provider", provider.provider());
        view.put("recipients", provider.recipients());
        put(view, "money", provider.money());
        put(view, "per_thousand", provider.perThousand());
        return view;
    }

    private static Map<String, Object> view(Row row) {
        var view = new LinkedHashMap<String, Object>();
        view.put("provider", row.provider());
        view.put("submitter", row.submitter());
        view.put("class", row.messageClass().label());
        view.put("recipients", row.recipients());
        put(view, "money", row.money());
        put(view, "cheapest", row.cheapest());
        return view;
    }

    private static void put(Map<String, Object> view, String name, @Nullable Double money) {
        if (money != null) {
            view.put(name, rounded(money));
        }
    }

    /** To a ten-thousandth: mail is cheap. */
    private static double rounded(double money) {
        return Math.round(money * 10_000) / 10_000.0;
    }
}
