package dev.everpost.sim;

import dev.everpost.world.Chance;
import dev.everpost.world.Threads;
import dev.everpost.world.Time;
import dev.everpost.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A world in which one seed decides everything: virtual time, seeded chance, and threads of which exactly one runs.
 *
 * <p>Real JDK threads pass a baton: a thread runs until it parks, sleeps or ends, then the scheduler draws the next among
 * those that can run; when none can, time jumps to the earliest alarm. The same seed therefore gives the same
 * interleaving, and another seed explores another one.
 */
final class SimWorld {

    private static final long STEP_NANOS = 1_000;
    private static final long STUCK_SECONDS = 20;

    private final SplittableRandom order;
    private final SplittableRandom chance;
    private final Semaphore scheduler = new Semaphore(0);
    private final Map<Thread, SimThread> byThread = new HashMap<>();
    private final List<SimThread> alive = new ArrayList<>();
    private final Instant epoch = Instant.parse("2026-11-22T00:00:00Z");
    private long nanos;
    private volatile long steps;
    private volatile SimThread running;
    private static volatile SimWorld latest;

    SimWorld(long seed) {
        var root = new SplittableRandom(seed);
        this.order = root.split();
        this.chance = root.split();
        latest = this;
    }

    World world() {
        return new World(new SimTime(), new SimChance(), new SimThreads());
    }

    /** Thread switches so far. */
    long steps() {
        return steps;
    }

    Duration elapsed() {
        return Duration.ofNanos(nanos);
    }

    /** Runs until the condition holds between two steps; false when {@code atMost} of virtual time passed first. */
    boolean run(Duration atMost, BooleanSupplier until) {
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
    void crash() {
        for (var thread : List.copyOf(alive)) {
            thread.killed = true;
            thread.state = State.READY;
            while (thread.state != State.DONE) {
                resume(thread);
            }
        }
        alive.clear();
        byThread.clear();
    }

    private SimThread next(long end) {
        var ready = new ArrayList<SimThread>();
        long earliest = Long.MAX_VALUE;
        for (var thread : alive) {
            if (thread.state == State.PARKED && thread.wakeAt <= nanos) {
                thread.state = State.READY;
            }
            if (thread.state == State.READY) {
                ready.add(thread);
            } else {
                earliest = Math.min(earliest, thread.wakeAt);
            }
        }
        if (!ready.isEmpty()) {
            return nanos > end ? null : ready.get(order.nextInt(ready.size()));
        }
        if (earliest > end) {
            nanos = Math.max(nanos, end);
            return null;
        }
        nanos = earliest;
        return next(end);
    }

    private void resume(SimThread thread) {
        steps = steps + 1;
        nanos += STEP_NANOS;
        running = thread;
        thread.baton.release();
        scheduler.acquireUninterruptibly();
        running = null;
        if (thread.state == State.DONE) {
            alive.remove(thread);
            byThread.remove(thread.thread);
        }
    }

    /**
     * Says which thread blocks outside the world, and ends the process. A wait with a bound in {@link #resume} would say it
     * too, but costs a timer at each of millions of steps.
     */
    static void watchForStuckThreads() {
        Thread.ofPlatform().daemon(true).name("sim-watchdog").start(() -> {
            long before = -1;
            while (true) {
                LockSupport.parkNanos(Duration.ofSeconds(STUCK_SECONDS).toNanos());
                var world = latest;
                var thread = world == null ? null : world.running;
                if (thread != null && world.steps == before) {
                    System.err.println("thread " + thread.name + " blocks outside the world:");
                    List.of(thread.thread.getStackTrace()).forEach(System.err::println);
                    Runtime.getRuntime().halt(3);
                }
                before = world == null ? -1 : world.steps;
            }
        });
    }

    /** Thrown inside a killed thread; an Error so that nothing swallows it. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1;

        Crash() {
            super("the simulated process died", null, false, false);
        }
    }

    private enum State {
        READY,
        PARKED,
        DONE
    }

    private final class SimThread {
        private final String name;
        private final Semaphore baton = new Semaphore(0);
        private final Thread thread;
        private State state = State.READY;
        private boolean permit;
        private boolean killed;
        private long wakeAt;

        SimThread(String name, Runnable body) {
            this.name = name;
            this.thread = Thread.ofVirtual().name("sim-" + name).unstarted(() -> live(body));
        }

        private void live(Runnable body) {
            baton.acquireUninterruptibly();
            try {
                if (!killed) {
                    body.run();
                }
            } catch (Crash expected) {
                // The process is dead; so is this thread.
            } catch (Throwable e) {
                System.err.println("simulated thread " + name + " died: " + e);
                e.printStackTrace();
                failure = e;
            } finally {
                state = State.DONE;
                scheduler.release();
            }
        }

        private void switchOut() {
            scheduler.release();
            baton.acquireUninterruptibly();
            if (killed) {
                throw new Crash();
            }
        }
    }

    private Throwable failure;

    /** What killed a thread that should have lived; null when nothing did. */
    Throwable failure() {
        return failure;
    }

    private final class SimTime implements Time {
        @Override
        public Instant now() {
            return epoch.plusNanos(nanos);
        }

        @Override
        public long nanos() {
            return nanos;
        }
    }

    private final class SimChance implements Chance {
        @Override
        public double nextDouble() {
            return chance.nextDouble();
        }

        @Override
        public long nextLong() {
            return chance.nextLong();
        }
    }

    private final class SimThreads implements Threads {
        @Override
        public Thread start(String name, Runnable body) {
            var thread = new SimThread(name, body);
            alive.add(thread);
            byThread.put(thread.thread, thread);
            thread.thread.start();
            return thread.thread;
        }

        @Override
        public Thread startPlatform(String name, Runnable body) {
            return start(name, body);
        }

        @Override
        public void park(Duration atMost) {
            var me = me();
            if (me.killed) {
                throw new Crash();
            }
            if (me.permit) {
                me.permit = false;
                return;
            }
            me.wakeAt = atMost.compareTo(Duration.ofDays(3650)) > 0
                    ? Long.MAX_VALUE
                    : nanos + Math.max(0, atMost.toNanos());
            me.state = State.PARKED;
            me.switchOut();
            me.permit = false;
        }

        @Override
        public void unpark(Thread thread) {
            var target = byThread.get(thread);
            if (target == null) {
                return;
            }
            if (target.state == State.PARKED) {
                target.state = State.READY;
            }
            target.permit = true;
        }

        @Override
        public void sleep(Duration duration) {
            long end = nanos + duration.toNanos();
            do {
                park(Duration.ofNanos(Math.max(0, end - nanos)));
            } while (nanos < end);
        }

        private SimThread me() {
            var me = byThread.get(Thread.currentThread());
            if (me == null) {
                throw new IllegalStateException("not a simulated thread: " + Thread.currentThread());
            }
            return me;
        }
    }
}
