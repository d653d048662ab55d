package dev.everpost.health.feed;

import dev.everpost.health.Reading;
import dev.everpost.health.Signal;
import dev.everpost.health.Source;
import dev.everpost.health.feed.format.Document;
import dev.everpost.health.feed.format.FeedReading;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.List;

/** One look at a page: fetched, read, judged, told. Thread-safe. */
final class Look {

    /** A signal outlives so many looks that fail to replace it. */
    private static final int LOOKS_FRESH = 4;

    private static final Duration FRESH_MIN = Duration.ofMinutes(5);

    private final Fetcher fetcher;
    private final Signal.Sink sink;
    private final Time time;

    Look(Fetcher fetcher, Signal.Sink sink, Time time) {
        this.fetcher = fetcher;
        this.sink = sink;
        this.time = time;
    }

    /**
     * What came of a look.
     *
     * @param retryAfter how long the server asked to be left alone; zero when it did not
     */
    record Looked(FeedState state, Duration retryAfter) {}

    Looked at(FeedState before, Duration every) {
        var fetched = fetcher.fetch(before.page().uri(), before.validators());
        var looked = switch (fetched) {
            case Fetched.Document(var body, var validators) ->
                new Looked(read(before, body, validators), Duration.ZERO);
            case Fetched.Unchanged() -> new Looked(unchanged(before), Duration.ZERO);
            case Fetched.Failed(var why, var after) ->
                new Looked(failed(before, why), after == null ? Duration.ZERO : after);
        };
        tell(looked.state(), every);
        return looked;
    }

    private FeedState read(FeedState before, byte[] body, Fetched.Validators validators) {
        return switch (before.page().format().read(body, time.now())) {
            case Document.Understood(var reading) -> good(before, reading, validators);
            case Document.Unreadable(var why) -> failed(before, why);
        };
    }

    /** The document is the same, but its incidents grew older. */
    private FeedState unchanged(FeedState before) {
        var reading = before.reading();
        return reading == null
                ? failed(before, "it says that nothing changed, to one who knows nothing")
                : good(before, reading, before.validators());
    }

    private FeedState good(FeedState before, FeedReading reading, Fetched.Validators validators) {
        var now = time.now();
        return before.good(reading, Judgement.of(reading, before.page().coverage(), now), now, validators);
    }

    /** Who cannot see says so: neither down nor well. */
    private FeedState failed(FeedState before, String why) {
        var opinions = before.page().coverage().targets().stream()
                .map(target -> new Opinion(target.scope(), Reading.UNKNOWN, 0, "the page cannot be read: " + why))
                .toList();
        return before.bad(why, opinions, time.now());
    }

    private void tell(FeedState state, Duration every) {
        var now = time.now();
        var several = every.multipliedBy(LOOKS_FRESH);
        var fresh = several.compareTo(FRESH_MIN) > 0 ? several : FRESH_MIN;
        List<Opinion> opinions = state.opinions();
        for (var opinion : opinions) {
            sink.tell(new Signal(
                    Source.FEED,
                    state.page().observer(),
                    opinion.scope(),
                    opinion.reading(),
                    opinion.strength(),
                    now,
                    fresh,
                    opinion.words()));
        }
    }
}
