package dev.everpost.world;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A virtual thread that takes one step after another and rests between them as long as the step says; zero is no rest. Thread-safe;
 * started once.
 *
 * <p>A step that throws is a defect: it is logged, and the next one is taken after a second. Who follows a book must not stop
 * for good while everything else goes on.
 */
public final class Steps {

    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);
    private static final Duration AFTER_DEFECT = Duration.ofSeconds(1);

    private final String name;
    private final Supplier<Duration> step;
    private final Threads threads;
    private volatile @Nullable Thread thread;
    private volatile boolean stopping;

    /** @param name of the thread, and of what is said to be defect */
    public Steps(String name, Supplier<Duration> step, Threads threads) {
        this.name = name;
        this.step = step;
        this.threads = threads;
    }

    /** Takes the first step now. */
    public void start() {
        thread = threads.start(name, this::run);
    }

    /** Takes no more steps than the present one; does not wait for its end. */
    public void stop() {
        stopping = true;
        wake();
    }

    /** Ends the present rest, or the next one. */
    public void wake() {
        var running = thread;
        if (running != null) {
            threads.unpark(running);
        }
    }

    private void run() {
        while (!stopping) {
            var rest = take();
            if (!rest.isZero()) {
                threads.park(rest);
            }
        }
    }

    private Duration take() {
        try {
            return step.get();
        } catch (RuntimeException defect) {
            if (stopping) {
                // what it reads is being closed under it
                return Duration.ZERO;
            }
            LOG.atError()
                    .addKeyValue("thread", name)
                    .setCause(defect)
                    .log("a step failed; the next is tried in a second");
            return AFTER_DEFECT;
        }
    }
}
