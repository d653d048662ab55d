package dev.everpost.delivery;

import dev.everpost.store.StoreUnavailable;
import dev.everpost.world.Steps;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Mail that a provider took without a word, until something is done about it: one after another, on a thread of its own. Thread-safe;
 * start once, stop once.
 *
 * <p>What waits here is only remembered. Whoever finds the silence tells of it again after a restart; what was done is in the book
 * of facts, where the store takes no second decision about one attempt.
 */
public final class SilentMail {

    /** Attempts that wait; whoever has more comes again later. */
    public static final int WAITING_MAX = 1_000;
    /** A provider that does not answer is asked so often; then it counts as one that cannot tell. */
    static final int TRIES_MAX = 5;
    /** Between two tries. */
    static final Duration PAUSE = Duration.ofSeconds(30);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

    private final SilenceDesk desk;
    private final World world;
    private final Steps steps;
    // Guarded by this.
    private final Deque<Pending> waiting = new ArrayDeque<>();

    private record Pending(SilentAttempt attempt, int tries, long dueNanos) {}

    public SilentMail(SilenceDesk desk, World world) {
        this.desk = desk;
        this.world = world;
        this.steps = new Steps("silent-mail", this::step, world.threads());
    }

    /** Begins to work. */
    public void start() {
        steps.start();
    }

    /** Begins nothing more. */
    public void stop() {
        steps.stop();
    }

    /** Takes one in; false when there is no room now. Never blocks. */
    public boolean offer(SilentAttempt attempt) {
        synchronized (this) {
            if (waiting.size() >= WAITING_MAX) {
                return false;
            }
            waiting.addLast(new Pending(attempt, 0, world.time().nanos()));
        }
        steps.wake();
        return true;
    }

    /** How many wait. */
    public synchronized int size() {
        return waiting.size();
    }

    /** Looks at one; returns how long to rest. */
    Duration step() {
        var next = next();
        if (next == null) {
            return PAUSE;
        }
        try {
            switch (desk.decide(next.attempt(), next.tries() + 1 >= TRIES_MAX)) {
                case DONE -> {}
                case UNANSWERED -> comeBack(next, next.tries() + 1);
                case LATER -> comeBack(next, next.tries());
            }
            return Duration.ZERO;
        } catch (StoreUnavailable unreadable) {
            comeBack(next, next.tries());
            return AFTER_TROUBLE;
        }
    }

    private synchronized @Nullable Pending next() {
        long now = world.time().nanos();
        for (var pending : waiting) {
            if (now - pending.dueNanos() >= 0) {
                waiting.remove(pending);
                return pending;
            }
        }
        return null;
    }

    /** Until its message's deadline at the latest, which ends every case. */
    private synchronized void comeBack(Pending pending, int tries) {
        waiting.addLast(new Pending(pending.attempt(), tries, world.time().nanos() + PAUSE.toNanos()));
    }
}
