package dev.everpost.health.feed;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.feed.Fetched.Failed;
import dev.everpost.health.feed.Fetched.Validators;
import dev.everpost.provider.web.WebAnswer;
import dev.everpost.provider.web.WebAnswer.Answered;
import dev.everpost.provider.web.WebClient;
import dev.everpost.provider.web.WebRequest;
import dev.everpost.provider.web.WebSettings;
import dev.everpost.provider.web.WebSettings.Patience;
import dev.everpost.world.Time;
import dev.everpost.world.World;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Fetches pages: each document whole or not at all, at most {@value #REDIRECTS_MAX} redirects and none to another site, asked with
 * the validators of the last time. Thread-safe; a fetch ends within {@link #TIME_MAX}.
 */
public final class Fetcher implements AutoCloseable {

    static final int REDIRECTS_MAX = 2;

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(10));

    /** A fetch with all its redirects. */
    static final Duration TIME_MAX = PATIENCE.connect().plus(PATIENCE.answer()).multipliedBy(REDIRECTS_MAX + 1L);

    private static final Duration RETRY_AFTER_MAX = Duration.ofHours(1);

    /** A copy that caches kept for longer (RFC 9111 section 5.1) tells of another time. */
    private static final long AGE_MAX_SECONDS = 900;

    private static final int VALIDATOR_MAX = 500;
    private static final int NOT_MODIFIED = 304;
    private static final int CONNECTIONS_MAX = 16;

    private final WebClient client;
    private final String agent;
    private final Time time;
    private final Duration callMax;

    /** Fetches nothing yet. {@code version} is ours, for the servers' logs. */
    public Fetcher(String version, World world) {
        this(version, PATIENCE, world);
    }

    Fetcher(String version, Patience patience, World world) {
        // some networks refuse agents that look like a library
        this.agent = "Mozilla/5.0 (compatible; Everpost/" + version + "; reader of status pages)";
        this.time = world.time();
        this.callMax = patience.connect().plus(patience.answer());
        this.client = new WebClient(
                new WebSettings(new ProviderName("feeds"), null, patience, patience, CONNECTIONS_MAX), world);
    }

    /** One look; never throws for what the network or the server does. */
    public Fetched fetch(URI page, Validators validators) {
        var uri = page;
        for (int hop = 0; hop <= REDIRECTS_MAX; hop++) {
            switch (ask(uri, validators)) {
                case Hop.Further(var next) -> uri = next;
                case Hop.End(var fetched) -> {
                    return fetched;
                }
            }
        }
        return new Failed("it redirects too often", null);
    }

    /** Where one call led. */
    private sealed interface Hop {
        record Further(URI next) implements Hop {}

        record End(Fetched fetched) implements Hop {}
    }

    private Hop ask(URI uri, Validators validators) {
        long start = time.nanos();
        return switch (client.call(request(uri, validators))) {
            case WebAnswer.Failed(var outcome) -> {
                boolean timeIsUp = time.since(start).compareTo(callMax) >= 0;
                var why = timeIsUp ? "it took longer than " + callMax.toMillis() + " ms" : words(outcome);
                yield new Hop.End(new Failed(why, null));
            }
            case Answered answered
            when isRedirect(answered.status()) ->
                Redirects.next(uri, answered.header("Location").orElse(""))
                        .<Hop>map(Hop.Further::new)
                        .orElseGet(() -> new Hop.End(new Failed("it redirects to another site", null)));
            case Answered answered -> new Hop.End(fetched(answered));
        };
    }

    @Override
    public void close() {
        client.close();
    }

    private WebRequest request(URI uri, Validators validators) {
        var request = WebRequest.get(uri)
                .with("User-Agent", agent)
                .with(
                        "Accept",
                        "application/json, application/rss+xml, application/atom+xml, application/xml, */*;q=0.1")
                .with("Accept-Encoding", "gzip");
        var etag = validators.etag();
        var modified = validators.lastModified();
        request = etag == null ? request : request.with("If-None-Match", etag);
        return modified == null ? request : request.with("If-Modified-Since", modified);
    }

    private static Fetched fetched(Answered answered) {
        if (answered.status() == NOT_MODIFIED) {
            return new Fetched.Unchanged();
        }
        if (!answered.isGood()) {
            return new Failed("it answered " + answered.status(), retryAfter(answered));
        }
        if (age(answered) > AGE_MAX_SECONDS) {
            return new Failed("a cache served a copy that is " + age(answered) / 60 + " minutes old", null);
        }
        return switch (Body.of(answered)) {
            case Body.Whole(var bytes) -> new Fetched.Document(bytes, validators(answered));
            case Body.Unusable(var why) -> new Failed(why, null);
        };
    }

    private static Validators validators(Answered answered) {
        return new Validators(validator(answered, "ETag"), validator(answered, "Last-Modified"));
    }

    private static @Nullable String validator(Answered answered, String name) {
        return answered.header(name)
                .filter(value ->
                        value.length() <= VALIDATOR_MAX && value.chars().allMatch(c -> c >= ' ' && c < 127))
                .orElse(null);
    }

    private static long age(Answered answered) {
        return answered.header("Age")
                .filter(seconds -> seconds.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    private static @Nullable Duration retryAfter(Answered answered) {
        return answered.retryAfter()
                .map(asked -> asked.compareTo(RETRY_AFTER_MAX) < 0 ? asked : RETRY_AFTER_MAX)
                .orElse(null);
    }

    private static boolean isRedirect(int status) {
        return status >= 300 && status < 400 && status != NOT_MODIFIED;
    }

    /** No answer means the same here however far the request came. */
    private static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.ProviderDown(var failure, var words) -> failure.name().toLowerCase(Locale.ROOT) + ": " + words;
            case Outcome.Unknown(var words) -> words;
            default -> "no answer";
        };
    }
}
