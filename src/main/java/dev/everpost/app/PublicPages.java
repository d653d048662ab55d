package dev.everpost.app;

import dev.everpost.app.settings.Settings;
import dev.everpost.health.Signal;
import dev.everpost.health.Verdict;
import dev.everpost.health.feed.FeedState;
import dev.everpost.health.feed.Feeds;
import dev.everpost.health.feed.Fetcher;
import dev.everpost.health.feed.Lag;
import dev.everpost.health.feed.LagMemory;
import dev.everpost.health.feed.TimeLags;
import dev.everpost.store.Learned;
import dev.everpost.world.World;
import java.util.List;
import java.util.function.Supplier;

/** The public status pages: looked at, told to the board, and compared with what we saw ourselves. */
final class PublicPages {

    private final Supplier<Settings> settings;
    private final TimeLags lags;
    private final LagMemory memory;
    private final Feeds feeds;

    PublicPages(Supplier<Settings> settings, Signal.Sink board, Learned learned, World world) {
        this.settings = settings;
        this.lags = new TimeLags(board, world.time());
        this.memory = new LagMemory(learned, world.time());
        this.feeds = new Feeds(() -> FeedPages.plan(settings.get()), new Fetcher(Version.number(), world), lags, world);
    }

    void start() {
        lags.restore(memory.kept());
        feeds.start();
    }

    void stop() {
        feeds.close();
    }

    /** What is known of each page. */
    List<FeedState> states() {
        return feeds.states();
    }

    /** How late pages told of troubles, the latest first. */
    List<Lag> lags() {
        return lags.recorded();
    }

    /** Records what pages confirmed; for the thread that judges. */
    void compare(List<Verdict> verdicts) {
        if (lags.compare(verdicts, Sites.of(settings.get()))) {
            memory.keep(lags.recorded());
        }
    }
}
