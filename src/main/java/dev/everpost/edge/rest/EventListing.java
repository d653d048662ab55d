package dev.everpost.edge.rest;

import dev.everpost.edge.http.Answer;
import dev.everpost.edge.http.Caller;
import dev.everpost.edge.http.Problem;
import dev.everpost.event.Cursor;
import dev.everpost.event.Event;
import dev.everpost.event.EventFilter;
import dev.everpost.event.Listener;
import dev.everpost.world.World;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Events by cursor: nothing between two answers is skipped, and a request may wait for the next event. */
final class EventListing {

    /** Events of one answer. */
    static final int EVENTS_MAX = 500;
    /** A request waits for at most so long, and less where silence ends a connection sooner. */
    static final Duration WAIT_MAX = Duration.ofSeconds(30);

    private final EventApi.Sources sources;
    private final World world;

    EventListing(EventApi.Sources sources, World world) {
        this.sources = sources;
        this.world = world;
    }

    Answer list(Context ctx, Caller.Known caller) {
        var query = Query.of(ctx);
        var reader = new EventQuery(query, caller);
        var filter = reader.filter();
        var place = reader.place(null, sources.pages(), EventQuery.Otherwise.START);
        int limit = (int) query.number("limit", 100, 1, EVENTS_MAX);
        var wait = Objects.requireNonNullElse(query.duration("wait"), Duration.ZERO);
        if (wait.compareTo(WAIT_MAX) > 0) {
            query.complain("wait", "is longer than " + WAIT_MAX.toSeconds() + "s; ask again after that");
        }
        query.complainOfTheRest();
        if (!query.complaints().isEmpty()) {
            return Complaint.problem(query.complaints());
        }
        return wait.isZero() ? now(place, filter, limit) : later(place, filter, limit, wait);
    }

    /** The answer when too many listen already. */
    static Problem tooMany() {
        return Problem.of(
                        503,
                        "too-many-listeners",
                        "Too many listeners",
                        EventApi.Sources.LISTENERS_MAX + " listen already, the most; ask without wait, or later")
                .withHeader("Retry-After", "10");
    }

    private Answer now(Cursor place, EventFilter filter, int limit) {
        var page = sources.pages().after(place, filter, limit);
        return page(page.events(), page.next(), page.more());
    }

    private Answer later(Cursor place, EventFilter filter, int limit, Duration wait) {
        if (sources.areTaken()) {
            return tooMany();
        }
        try (var listener = new Listener(sources.pages(), sources.tail(), filter, place, world)) {
            return switch (listener.next(
                    limit, shorter(wait, sources.heartbeat().multipliedBy(2)))) {
                case Listener.Heard.News(var events, var next, var more) -> page(events, next, more);
                case Listener.Heard.TooSlow() -> now(place, filter, limit);
            };
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Answer page(List<Event> events, Cursor next, boolean more) {
        var body = new LinkedHashMap<String, Object>();
        body.put("events", events.stream().map(this::view).toList());
        body.put("next", next.toString());
        body.put("more", more);
        return Answer.Json.ok(body);
    }

    private Map<String, Object> view(Event event) {
        var members = new LinkedHashMap<String, Object>();
        members.put("id", event.id());
        members.putAll(sources.text().members(event));
        members.put("cursor", event.cursor().toString());
        return members;
    }
}
