package dev.everpost.edge.watch;

import dev.everpost.edge.http.Access;
import dev.everpost.edge.http.Answer;
import dev.everpost.edge.http.Doors;
import dev.everpost.health.feed.FeedState;
import dev.everpost.health.feed.Lag;
import io.javalin.config.JavalinConfig;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is known of public status pages: {@code GET /api/v1/feeds}, for operators. */
public final class FeedApi {

    private final Doors doors;
    private final Supplier<List<FeedState>> feeds;
    private final Supplier<List<Lag>> lags;

    /** Asks both at each call; they must not block. */
    public FeedApi(Access access, Supplier<List<FeedState>> feeds, Supplier<List<Lag>> lags) {
        this.doors = new Doors(access);
        this.feeds = feeds;
        this.lags = lags;
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
    record FeedView(
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
    record OpinionView(String scope, String reading, double strength, String words) {}

    /** An incident that goes on. */
    record IncidentView(
            String title,
            String progress,
            String stated,
            String severity,
            @Nullable Instant beganAt,
            @Nullable Instant updatedAt,
            String words,
            String link,
            List<String> affects) {}

    /** How late a page told of a trouble that we had seen; {@code behind_ms} is negative when the page was the first. */
    record LagView(
            String page,
            String about,
            Instant firstSignAt,
            Instant verdictAt,
            Instant toldAt,
            long behindMs,
            String words) {}

    /** Adds the route; its handler does not block. */
    public void register(JavalinConfig config) {
        var shown = doors.operator((_, _) -> Answer.Json.ok(page()));
        config.routes.get("/api/v1/feeds", shown);
        // left to itself the server answers 200 to HEAD, asking nobody
        config.routes.head("/api/v1/feeds", shown);
    }

    private Map<String, Object> page() {
        var page = new LinkedHashMap<String, Object>();
        page.put("feeds", FeedViews.of(feeds.get()));
        page.put("lags", FeedViews.ofLags(lags.get()));
        return page;
    }
}
