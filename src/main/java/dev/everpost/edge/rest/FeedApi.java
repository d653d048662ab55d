package dev.everpost.edge.rest;

import dev.everpost.edge.http.Access;
import dev.everpost.edge.http.Answer;
import dev.everpost.edge.http.Caller;
import dev.everpost.edge.http.Doors;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is known of public status pages: {@code GET /api/v1/feeds}, for operators. */
public final class FeedApi {

    private final Doors doors;
    private final Supplier<List<FeedView>> feeds;

    /** Asks {@code feeds} at each call; it must not block. */
    public FeedApi(Access access, Supplier<List<FeedView>> feeds) {
        this.doors = new Doors(access);
        this.feeds = feeds;
    }

    /**
     * A status page. Words and titles are the page's own: hostile text in one line.
     *
     * @param about whom, such as {@code vendor mailgun}
     * @param state how the page says it is, or {@code unknown} while it cannot be read
     * @param words the page's own for that; empty before the first good look
     * @param failures in a row
     * @param opinions what it means for us
     * @param incidents that go on, at most 20
     */
    public record FeedView(
            String name,
            String type,
            String url,
            String about,
            String state,
            String words,
            @Nullable Instant pageUpdatedAt,
            @Nullable Instant lastGoodAt,
            @Nullable String lastError,
            @Nullable Instant lastErrorAt,
            int failures,
            List<OpinionView> opinions,
            List<IncidentView> incidents) {}

    /** What a page means for one scope. */
    public record OpinionView(String scope, String reading, double strength, String words) {}

    /** An incident that goes on. */
    public record IncidentView(
            String title,
            String progress,
            String stated,
            String severity,
            @Nullable Instant beganAt,
            @Nullable Instant updatedAt,
            String words,
            String link,
            List<String> affects) {}

    /** Adds the route; its handler does not block. */
    public void register(JavalinConfig config) {
        RestApi.get(config, "/api/v1/feeds", doors.operator(this::list));
    }

    private Answer list(Context ctx, Caller.Operating operator) {
        return Answer.Json.ok(Map.of("feeds", feeds.get()));
    }
}
