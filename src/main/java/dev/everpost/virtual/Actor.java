package dev.everpost.virtual;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A thread that runs only while it has the baton. */
final class Actor {

    private final Semaphore baton = new Semaphore(0);
    private final Semaphore scheduler;
    private final Thread thread;
    private boolean permit;
    private boolean killed;
    private boolean done;
    private @Nullable Throwable failure;
    /** Counts its parks, so that an alarm set for an earlier one wakes nobody. */
    private long parks;

    private boolean parked;

    Actor(String name, Runnable body, Semaphore scheduler) {
        this.scheduler = scheduler;
        this.thread = Thread.ofVirtual().name("virtual-" + name).unstarted(() -> live(body));
    }

    Thread thread() {
        return thread;
    }

    boolean isDone() {
        return done;
    }

    /** What it died of. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** At its next turn it dies. */
    void kill() {
        killed = true;
    }

    /** Gives it the baton. */
    void resume() {
        baton.release();
    }

    /** Gives the baton back and waits for it; on its own thread. */
    void switchOut() {
        if (killed) {
            throw new Crash();
        }
        scheduler.release();
        baton.acquireUninterruptibly();
        if (killed) {
            throw new Crash();
        }
    }

    void givePermit() {
        permit = true;
    }

    boolean takePermit() {
        if (killed) {
            throw new Crash();
        }
        boolean had = permit;
        permit = false;
        return had;
    }

    /** Returns the number of this park. */
    long park() {
        parked = true;
        return ++parks;
    }

    /** True when it was parked until now. */
    boolean unpark() {
        boolean was = parked;
        parked = false;
        return was;
    }

    boolean isParked(long number) {
        return parked && parks == number;
    }

    private void live(Runnable body) {
        baton.acquireUninterruptibly();
        try {
            if (!killed) {
                body.run();
            }
        } catch (Crash expected) {
            // The process is dead; so is this thread.
        } catch (Throwable defect) {
            failure = defect;
        } finally {
            done = true;
            scheduler.release();
        }
    }

    /** Thrown inside a killed thread; an Error so that nothing swallows it. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1;

        Crash() {
            super("the simulated process died", null, false, false);
        }
    }
}
