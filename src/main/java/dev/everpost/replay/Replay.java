package dev.everpost.replay;

import dev.everpost.scenario.Outage;
import dev.everpost.store.sqlite.SqliteSettings;
import dev.everpost.store.sqlite.SqliteStore;
import dev.everpost.store.sqlite.StoreEvents;
import dev.everpost.virtual.VirtualWorld;
import dev.everpost.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One outage, one contender, one seed: the mail is drawn, the providers fall ill as they did, and the score is counted when every
 * message has come to its end. Takes seconds of real time; the same seed gives the same score.
 */
public final class Replay {

    /** After the outage every message comes to its end within this, as the longest deadline is shorter. */
    private static final Duration SETTLING = Duration.ofHours(54);

    private static final Duration LOOK = Duration.ofMinutes(1);

    private final Outage outage;
    private final Contender contender;
    private final List<Letter> letters;
    private final Path folder;
    private final VirtualWorld virtual;
    private final World world;
    private final AtomicReference<Score> score = new AtomicReference<>();

    private Replay(Outage outage, Contender contender, long seed, Path folder) {
        this.outage = outage;
        this.contender = contender;
        this.letters = Mailbag.of(outage, seed);
        this.folder = folder;
        this.virtual = new VirtualWorld(seed, outage.starts());
        this.world = virtual.world();
    }

    /**
     * Plays it.
     *
     * @param folder an empty one for the gateway's store; memory is best
     * @throws IllegalStateException when the replay itself breaks: a defect
     */
    public static Score run(Outage outage, Contender contender, long seed, Path folder) {
        return new Replay(outage, contender, seed, folder).run();
    }

    private Score run() {
        try {
            world.threads().start("application", this::live);
            virtual.run(
                    outage.lasts().plus(SETTLING),
                    () -> score.get() != null || virtual.failure().isPresent());
            var result = score.get();
            if (result == null) {
                throw new IllegalStateException(
                        outage.name() + " did not come to its end",
                        virtual.failure().orElse(null));
            }
            return result;
        } finally {
            virtual.crash();
        }
    }

    private void live() {
        long begin = world.time().nanos();
        var arrivals = new Arrivals();
        var judgements = new Judgements();
        var theatre = new Theatre(outage, letters, arrivals, judgements, world);
        var way = theatre.way(contender, this::open);
        way.start();
        for (var letter : letters) {
            world.threads().sleep(atLeastZero(letter.at().minus(world.time().since(begin))));
            way.post(letter);
        }
        way.rest();
        while (!theatre.isIdle() || !way.isIdle()) {
            world.threads().sleep(LOOK);
        }
        var result = new Scoring(outage, letters, way, arrivals, judgements).score(contender);
        way.stop();
        score.set(result);
    }

    private SqliteStore open() {
        try {
            var settings = SqliteSettings.at(folder.resolve("replay.db")).withMinFreeBytes(0);
            return SqliteStore.open(settings, world, StoreEvents.none());
        } catch (IOException | SQLException unusable) {
            throw new IllegalStateException("no store in " + folder, unusable);
        }
    }

    private static Duration atLeastZero(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
