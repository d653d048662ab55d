package dev.everpost.virtual;

import dev.everpost.world.Chance;
import dev.everpost.world.Threads;
import dev.everpost.world.Time;
import dev.everpost.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A world in which one seed decides everything: virtual time, seeded chance, and threads of which exactly one runs.
 *
 * <p>Real JDK threads pass a baton: a thread runs until it parks, sleeps or ends, then the scheduler draws the next among
 * those that can run; when none can, time jumps to the earliest alarm. The same seed therefore gives the same
 * interleaving, and another seed explores another one. Steered by one thread, which must be none of its own; with one
 * carrier thread for virtual threads, and that thread being virtual too, a switch costs no system call.
 */
public final class VirtualWorld {

    /** Time that a thread's turn takes, so that no two turns are at the same time. */
    private static final long TURN_NANOS = 1_000;

    private final Semaphore scheduler = new Semaphore(0);
    private final Cast cast;
    private final SplittableRandom chance;
    private final Instant epoch;
    private long nanos;
    private final AtomicLong turns = new AtomicLong();
    private volatile @Nullable Actor running;
    private @Nullable Throwable failure;

    /** @param epoch what the wall clock shows at the beginning */
    public VirtualWorld(long seed, Instant epoch) {
        var root = new SplittableRandom(seed);
        this.cast = new Cast(root.split());
        this.chance = root.split();
        this.epoch = epoch;
    }

    /** Time, chance and threads for what lives in it. */
    public World world() {
        return new World(new Clock(), new Dice(), new Stage());
    }

    /** Turns of threads so far. */
    public long turns() {
        return turns.get();
    }

    /** Virtual time since the beginning. */
    public Duration elapsed() {
        return Duration.ofNanos(nanos);
    }

    /** What killed a thread that should have lived. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** Whose turn it is, for those who watch from outside whether it ends. */
    public Optional<Thread> running() {
        return Optional.ofNullable(running).map(Actor::thread);
    }

    /** Runs until the condition holds between two turns; false when {@code atMost} of virtual time passed first. */
    public boolean run(Duration atMost, BooleanSupplier until) {
        long end = nanos + atMost.toNanos();
        while (!until.getAsBoolean()) {
            var next = next(end);
            if (next == null) {
                return false;
            }
            resume(next);
        }
        return true;
    }

    /** Kills every thread where it stands, as a power cut does: none runs another line of its own. */
    public void crash() {
        for (var actor : List.copyOf(cast.all())) {
            actor.kill();
            while (!actor.isDone()) {
                resume(actor);
            }
        }
        cast.clear();
    }

    private @Nullable Actor next(long end) {
        cast.wake(nanos);
        if (!cast.hasReady()) {
            long earliest = cast.earliest();
            if (earliest > end) {
                nanos = Math.max(nanos, end);
                return null;
            }
            nanos = earliest;
            cast.wake(nanos);
        }
        return nanos > end ? null : cast.draw();
    }

    private void resume(Actor actor) {
        turns.incrementAndGet();
        nanos += TURN_NANOS;
        running = actor;
        actor.resume();
        scheduler.acquireUninterruptibly();
        running = null;
        if (actor.isDone()) {
            cast.leave(actor);
            actor.failure().ifPresent(defect -> failure = defect);
        }
    }

    private final class Clock implements Time {
        @Override
        public Instant now() {
            return epoch.plusNanos(nanos);
        }

        @Override
        public long nanos() {
            return nanos;
        }
    }

    private final class Dice implements Chance {
        @Override
        public double nextDouble() {
            return chance.nextDouble();
        }

        @Override
        public long nextLong() {
            return chance.nextLong();
        }
    }

    private final class Stage implements Threads {

        private static final Duration FOR_EVER = Duration.ofDays(3650);

        @Override
        public Thread start(String name, Runnable body) {
            var actor = new Actor(name, body, scheduler);
            cast.enter(actor);
            actor.thread().start();
            return actor.thread();
        }

        @Override
        public Thread startPlatform(String name, Runnable body) {
            return start(name, body);
        }

        @Override
        public void park(Duration atMost) {
            var me = me();
            if (me.takePermit()) {
                return;
            }
            long most = Math.max(0, atMost.compareTo(FOR_EVER) > 0 ? FOR_EVER.toNanos() : atMost.toNanos());
            cast.park(me, nanos + most);
            me.switchOut();
            me.takePermit();
        }

        @Override
        public void unpark(Thread thread) {
            cast.of(thread).ifPresent(actor -> {
                actor.givePermit();
                cast.ready(actor);
            });
        }

        @Override
        public void sleep(Duration duration) {
            long end = nanos + duration.toNanos();
            do {
                park(Duration.ofNanos(Math.max(0, end - nanos)));
            } while (nanos < end);
        }

        private Actor me() {
            return cast.of(Thread.currentThread())
                    .orElseThrow(
                            () -> new IllegalStateException("not a thread of this world: " + Thread.currentThread()));
        }
    }
}
