package dev.everpost.edge.rest;

import dev.everpost.capacity.Answer;
import dev.everpost.capacity.Outlook;
import dev.everpost.capacity.Start;
import dev.everpost.capacity.Words;
import dev.everpost.edge.http.Access;
import dev.everpost.edge.http.Answer.Json;
import dev.everpost.edge.http.Caller;
import dev.everpost.edge.http.Doors;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What would happen if a provider died, over HTTP: {@code GET /api/v1/capacity}. */
public final class CapacityApi {

    private static final String NOBODY = "none";

    private final Doors doors;
    private final Supplier<List<Outlook>> seen;

    /** @param seen what was reckoned last */
    public CapacityApi(Access access, Supplier<List<Outlook>> seen) {
        this.doors = new Doors(access);
        this.seen = seen;
    }

    /** Adds the route. */
    public void register(JavalinConfig config) {
        RestApi.get(config, "/api/v1/capacity", doors.operator(this::show));
    }

    private dev.everpost.edge.http.Answer show(Context ctx, Caller.Operating operator) {
        var query = Query.of(ctx);
        var without = query.text("without");
        var at = query.oneOf("at", Start.class);
        query.complainOfTheRest();
        if (!query.complaints().isEmpty()) {
            return Complaint.problem(query.complaints());
        }
        var all = seen.get();
        var known = all.stream().map(CapacityApi::without).distinct().toList();
        if (without != null && !all.isEmpty() && !known.contains(without)) {
            return Providers.noSuchProvider(without, known);
        }
        var chosen = all.stream()
                .filter(outlook -> without == null || without.equals(without(outlook)))
                .filter(outlook -> at == null || at == outlook.start())
                .map(CapacityApi::view)
                .toList();
        return Json.ok(Map.of("outlooks", chosen));
    }

    private static String without(Outlook outlook) {
        var without = outlook.answer().without();
        return without == null ? NOBODY : without.value();
    }

    private static Map<String, Object> view(Outlook outlook) {
        var view = new LinkedHashMap<String, Object>();
        view.put("without", without(outlook));
        view.put("at", outlook.start().label());
        view.put("reckoned_at", outlook.at());
        view.put("summary", Words.of(outlook.answer()));
        view.put("bottleneck", bottleneck(outlook.answer()));
        var classes = new ArrayList<Map<String, Object>>();
        outlook.answer().classes().forEach(of -> classes.add(view(of)));
        view.put("classes", classes);
        return view;
    }

    private static @Nullable String bottleneck(Answer answer) {
        var words = Words.bottleneck(answer);
        return words.isEmpty() ? null : words;
    }

    private static Map<String, Object> view(Answer.OfClass of) {
        var view = new LinkedHashMap<String, Object>();
        view.put("class", of.messageClass().label());
        view.put("share", Math.floor(of.share() * 10_000) / 10_000);
        view.put("recipients", Math.round(of.arriving()));
        view.put("late", Math.round(of.late()));
        view.put("expired", Math.round(of.expired()));
        view.put("waiting", Math.round(of.waiting()));
        view.put("longest_wait_ms", of.longestWait().toMillis());
        var carried = new LinkedHashMap<String, Long>();
        of.carriedBy().forEach((name, amount) -> carried.put(name.value(), Math.round(amount)));
        view.put("carried_by", carried);
        return view;
    }
}
