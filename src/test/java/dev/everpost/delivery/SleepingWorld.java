package dev.everpost.delivery;

import dev.everpost.world.Chance;
import dev.everpost.world.Threads;
import dev.everpost.world.Time;
import dev.everpost.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.function.Consumer;

/** A world of one thread: whoever waits moves the clock unless called back, and what is started runs when the spec says so. */
final class SleepingWorld {

    static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    final Deque<Runnable> started = new ArrayDeque<>();
    /** Runs at each wait, before the clock moves: the rest of the world. A wait inside it only moves the clock. */
    Consumer<Duration> whileWaiting = wait -> {};

    /** Nobody answers questions in time. */
    boolean inquiriesHang;

    private final Random random = new Random(7);
    private long nanos = 1_000;
    private boolean waiting;
    private boolean called;

    World world() {
        return new World(new Clock(), new Dice(), new Waiting());
    }

    void pass(Duration duration) {
        nanos += duration.toNanos();
    }

    Instant now() {
        return START.plusNanos(nanos);
    }

    Duration elapsed() {
        return Duration.ofNanos(nanos);
    }

    /** Runs what was started so far, in order, with what it starts itself. */
    void runStarted() {
        while (!started.isEmpty()) {
            started.remove().run();
        }
    }

    private final class Clock implements Time {
        @Override
        public Instant now() {
            return SleepingWorld.this.now();
        }

        @Override
        public long nanos() {
            return nanos;
        }
    }

    private final class Dice implements Chance {
        @Override
        public double nextDouble() {
            return random.nextDouble();
        }

        @Override
        public long nextLong() {
            return random.nextLong();
        }
    }

    private final class Waiting implements Threads {
        @Override
        public Thread start(String name, Runnable body) {
            if (name.startsWith("inquiry-") && !inquiriesHang) {
                body.run(); // its asker waits for it anyway
            } else {
                started.add(body);
            }
            return Thread.currentThread();
        }

        @Override
        public Thread startPlatform(String name, Runnable body) {
            return start(name, body);
        }

        @Override
        public void park(Duration atMost) {
            if (!waiting) {
                waiting = true;
                called = false;
                whileWaiting.accept(atMost);
                waiting = false;
                pass(called ? Duration.ZERO : atMost);
            } else {
                pass(atMost);
            }
        }

        @Override
        public void unpark(Thread thread) {
            called = true;
        }

        @Override
        public void sleep(Duration duration) {
            park(duration);
        }
    }
}
