package dev.everpost.dns;

import dev.everpost.world.Time;
import dev.everpost.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** The real clock, which a spec can put forward. */
public final class SkippingTime implements Time {

    private static final World REAL = World.real();

    private final AtomicLong skipped = new AtomicLong();

    /** The real world with this clock. */
    public World world() {
        return new World(this, REAL.chance(), REAL.threads());
    }

    public void skip(Duration duration) {
        skipped.addAndGet(duration.toNanos());
    }

    @Override
    public Instant now() {
        return REAL.time().now().plusNanos(skipped.get());
    }

    @Override
    public long nanos() {
        return REAL.time().nanos() + skipped.get();
    }
}
