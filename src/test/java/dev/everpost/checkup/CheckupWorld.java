package dev.everpost.checkup;

import dev.everpost.world.Chance;
import dev.everpost.world.Threads;
import dev.everpost.world.Time;
import dev.everpost.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** A clock that stands until it is moved; what is started runs at once, but for the loop, whose rounds a spec calls. */
final class CheckupWorld {

    private final Random random = new Random(3);
    private long nanos = 1_000;

    World world() {
        return new World(new Clock(), new Dice(), new AtOnce());
    }

    void pass(Duration duration) {
        nanos += duration.toNanos();
    }

    private final class Clock implements Time {
        @Override
        public Instant now() {
            return Instant.parse("2026-11-22T12:00:00Z").plusMillis(nanos / 1_000_000);
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

    private static final class AtOnce implements Threads {
        @Override
        public Thread start(String name, Runnable body) {
            if (!name.equals("checkups")) {
                body.run();
            }
            return Thread.currentThread();
        }

        @Override
        public Thread startPlatform(String name, Runnable body) {
            return start(name, body);
        }

        @Override
        public void park(Duration atMost) {}

        @Override
        public void unpark(Thread thread) {}

        @Override
        public void sleep(Duration duration) {}
    }
}
