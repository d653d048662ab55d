package dev.everpost.publish;

import dev.everpost.world.Time;
import dev.everpost.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** The real world, but its clock stands until a spec moves it. */
public final class SteeredWorld implements Time {

    private final AtomicReference<Instant> now = new AtomicReference<>(Letters.NOON);

    public World world() {
        return new World(this, World.real().chance(), World.real().threads());
    }

    public void pass(Duration duration) {
        now.updateAndGet(before -> before.plus(duration));
    }

    @Override
    public Instant now() {
        return now.get();
    }

    @Override
    public long nanos() {
        return Duration.between(Letters.NOON, now.get()).toNanos();
    }
}
