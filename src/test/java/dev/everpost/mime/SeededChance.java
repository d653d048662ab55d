package dev.everpost.mime;

import dev.everpost.world.Chance;
import java.util.SplittableRandom;

/** Chance that repeats itself. */
final class SeededChance implements Chance {

    private final SplittableRandom random;

    SeededChance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    @Override
    public double nextDouble() {
        return random.nextDouble();
    }

    @Override
    public long nextLong() {
        return random.nextLong();
    }
}
