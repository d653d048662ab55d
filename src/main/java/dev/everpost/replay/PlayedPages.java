package dev.everpost.replay;

import dev.everpost.health.Reading;
import dev.everpost.health.Scope;
import dev.everpost.health.Signal;
import dev.everpost.health.Source;
import dev.everpost.scenario.Outage;
import dev.everpost.scenario.StatusPost;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;

/** What public status pages said that day, looked at every two minutes. */
final class PlayedPages {

    private static final Duration EVERY = Duration.ofMinutes(2);
    private static final Duration FRESH = EVERY.multipliedBy(3);
    /** As the reader of pages takes one that speaks plainly, and one that says that all is well. */
    private static final double PLAIN = 0.8;

    private static final double WELL = 0.2;

    private final Outage outage;
    private final Signal.Sink sink;
    private final World world;
    private final long begin;

    PlayedPages(Outage outage, Signal.Sink sink, World world) {
        this.outage = outage;
        this.sink = sink;
        this.world = world;
        this.begin = world.time().nanos();
    }

    Duration look() {
        var elapsed = world.time().since(begin);
        var latest = new LinkedHashMap<String, StatusPost>();
        outage.posts().stream()
                .filter(post -> post.at().compareTo(elapsed) <= 0)
                .forEach(post -> latest.put(post.of(), post));
        latest.values().forEach(this::tell);
        return EVERY;
    }

    private void tell(StatusPost post) {
        var scope = post.receiver() ? new Scope.Receiver(post.of()) : new Scope.Vendor(post.of(), null, null);
        sink.tell(new Signal(
                Source.FEED,
                "page:" + post.of(),
                scope,
                reading(post.says()),
                post.says() == StatusPost.Says.WELL ? WELL : PLAIN,
                world.time().now(),
                FRESH,
                post.words()));
    }

    private static Reading reading(StatusPost.Says says) {
        return switch (says) {
            case WELL -> Reading.WELL;
            case IMPAIRED -> Reading.IMPAIRED;
            case FAILING -> Reading.FAILING;
        };
    }
}
