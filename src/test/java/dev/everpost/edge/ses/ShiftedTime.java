package dev.everpost.edge.ses;

import dev.everpost.world.Time;
import java.time.Duration;
import java.time.Instant;

/** A clock that can be wrong by a known amount. */
final class ShiftedTime implements Time {

    private final Time right;
    private volatile Duration shift = Duration.ZERO;

    ShiftedTime(Time right) {
        this.right = right;
    }

    void shift(Duration shift) {
        this.shift = shift;
    }

    @Override
    public Instant now() {
        return right.now().plus(shift);
    }

    @Override
    public long nanos() {
        return right.nanos();
    }
}
