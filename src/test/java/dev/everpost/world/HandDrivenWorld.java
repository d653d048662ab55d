package dev.everpost.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands until it is moved, chance from a seed, and real threads. */
public final class HandDrivenWorld {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicLong nanos = new AtomicLong(1_000);
    private final Random random;

    public HandDrivenWorld(long seed) {
        this.random = new Random(seed);
    }

    public World world() {
        return new World(new StandingTime(), new SeededChance(), World.real().threads());
    }

    public World with(Threads threads) {
        return new World(new StandingTime(), new SeededChance(), threads);
    }

    public void pass(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    public Instant now() {
        return START.plusNanos(nanos.get());
    }

    private final class StandingTime implements Time {
        @Override
        public Instant now() {
            return HandDrivenWorld.this.now();
        }

        @Override
        public long nanos() {
            return nanos.get();
        }
    }

    private final class SeededChance implements Chance {
        @Override
        public double nextDouble() {
            return random.nextDouble();
        }

        @Override
        public long nextLong() {
            return random.nextLong();
        }
    }
}
