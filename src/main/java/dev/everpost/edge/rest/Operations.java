package dev.everpost.edge.rest;

import dev.everpost.edge.http.Answer;
import dev.everpost.edge.http.Caller;
import dev.everpost.edge.http.Problem;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.store.Ledger;
import dev.everpost.world.World;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What operators ask of the queue and the book of facts. */
final class Operations {

    /** Facts of one answer. */
    static final int FACTS_MAX = 1_000;

    private final Ledger ledger;
    private final Controls controls;
    private final World world;

    Operations(Ledger ledger, Controls controls, World world) {
        this.ledger = ledger;
        this.controls = controls;
        this.world = world;
    }

    Answer queue(Context ctx, Caller.Operating operator) {
        var now = world.time().now();
        var depth = ledger.depth(now);
        var classes = new ArrayList<Map<String, Object>>();
        for (var each : MessageClass.values()) {
            classes.add(ofClass(each, depth, now));
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("at", now);
        body.put(
                "waiting",
                depth.waiting().values().stream().mapToLong(Long::longValue).sum());
        body.put("attempting", depth.attempting());
        body.put("scheduled", depth.scheduled());
        body.put("classes", classes);
        var waitingFor = new ArrayList<Map<String, Object>>();
        new TreeMap<>(depth.waitingFor()).forEach((name, waiting) -> waitingFor.add(ofProvider(name, waiting)));
        body.put("waiting_for", waitingFor);
        return Answer.Json.ok(body);
    }

    Answer reroute(Context ctx, Caller.Operating operator) {
        return switch (Commanded.read(ctx, "provider")) {
            case Commanded.Wrong(var problem) -> problem;
            case Commanded.Sound(var name) ->
                name == null
                        ? Complaint.problem(List.of(new Complaint(
                                "provider", "is missing: the provider whose waiting mail goes back to the router")))
                        : reroute(name, operator);
        };
    }

    Answer reload(Context ctx, Caller.Operating operator) {
        return switch (controls.reload(operator.label())) {
            case Controls.Reload.Applied applied -> Answer.Json.ok(applied);
            case Controls.Reload.Invalid(var errors) ->
                Problem.of(
                                422,
                                "invalid-configuration",
                                "Invalid configuration",
                                "the old configuration stays in force; correct the file and reload: "
                                        + String.join("; ", errors))
                        .with("errors", errors);
        };
    }

    Answer facts(Context ctx, Caller.Operating operator) {
        var query = Query.of(ctx);
        long after = query.number("after", 0, 0, Long.MAX_VALUE);
        int limit = (int) query.number("limit", 100, 1, FACTS_MAX);
        query.complainOfTheRest();
        if (!query.complaints().isEmpty()) {
            return Complaint.problem(query.complaints());
        }
        var entries = ledger.factsAfter(after, limit);
        var body = new LinkedHashMap<String, Object>();
        body.put("facts", entries.stream().map(Operations::entry).toList());
        body.put("next", entries.isEmpty() ? after : entries.getLast().position());
        return Answer.Json.ok(body);
    }

    Answer news(Context ctx, Caller.Operating operator) {
        var query = Query.of(ctx);
        int limit = (int) query.number("limit", 50, 1, FACTS_MAX);
        query.complainOfTheRest();
        return query.complaints().isEmpty()
                ? Answer.Json.ok(Map.of(
                        "news",
                        ledger.recentNews(limit).stream().map(Operations::entry).toList()))
                : Complaint.problem(query.complaints());
    }

    private Answer reroute(String name, Caller.Operating operator) {
        var provider = Messages.provider(name);
        if (provider.isEmpty()) {
            return Providers.noSuchProvider(name, List.of());
        }
        return switch (controls.reroute(provider.get(), operator.label())) {
            case Controls.Rerouting.Done(var deliveries) -> Answer.Json.ok(new Rerouted(name, deliveries));
            case Controls.Rerouting.NoSuchProvider(var known) -> Providers.noSuchProvider(name, known);
        };
    }

    private static Map<String, Object> ofClass(MessageClass each, Ledger.Depth depth, Instant now) {
        var members = new LinkedHashMap<String, Object>();
        members.put("class", each.label());
        members.put("waiting", depth.waiting().getOrDefault(each, 0L));
        var oldest = depth.oldestAcceptedAt().get(each);
        if (oldest != null) {
            members.put("oldest_accepted_at", oldest);
            members.put("oldest_age_ms", Duration.between(oldest, now).toMillis());
        }
        return members;
    }

    private static Map<String, Object> ofProvider(ProviderName name, long waiting) {
        var members = new LinkedHashMap<String, Object>();
        members.put("provider", name.value());
        members.put("waiting", waiting);
        return members;
    }

    private static Map<String, Object> entry(Ledger.Entry entry) {
        var members = new LinkedHashMap<String, Object>();
        members.put("position", entry.position());
        members.putAll(FactView.of(entry.fact()));
        return members;
    }

    private record Rerouted(String provider, int deliveries) {}
}
