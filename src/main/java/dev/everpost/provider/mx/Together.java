package dev.everpost.provider.mx;

import dev.everpost.world.Promise;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the errands of one parcel side by side, so that a slow domain does not hold up the others. Thread-safe. */
final class Together {

    /** Of one parcel at one time. */
    static final int ERRANDS_MAX = 16;

    private static final Logger LOG = LoggerFactory.getLogger(Together.class);

    /** Every errand ends within its own patience; this is no limit but a last resort. */
    private static final Duration LONG = Duration.ofHours(1);

    private final World world;

    Together(World world) {
        this.world = world;
    }

    /** Returns when all are done; one alone runs on the calling thread. */
    void run(List<Errand> errands, Consumer<Errand> work) {
        if (errands.size() == 1) {
            work.accept(errands.getFirst());
            return;
        }
        var waiting = new ConcurrentLinkedQueue<>(errands);
        IntStream.range(0, Math.min(ERRANDS_MAX, errands.size()))
                .mapToObj(_ -> start(waiting, work))
                .toList()
                .forEach(done -> done.await(LONG));
    }

    private Promise<Boolean> start(Queue<Errand> waiting, Consumer<Errand> work) {
        var done = new Promise<Boolean>(world);
        world.threads().start("mx-errand", () -> {
            for (var errand = waiting.poll(); errand != null; errand = waiting.poll()) {
                attempt(errand, work);
            }
            done.keep(true);
        });
        return done;
    }

    private static void attempt(Errand errand, Consumer<Errand> work) {
        try {
            work.accept(errand);
        } catch (RuntimeException bug) {
            // The others' outcomes are known and must not be lost with this one's.
            LOG.error(
                    "delivery of a part of message {} threw",
                    errand.parcel().message().id(),
                    bug);
        }
    }
}
