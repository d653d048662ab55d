package dev.everpost.world;

import java.util.concurrent.ThreadLocalRandom;

/** The JDK's per-thread generator. */
final class SystemChance implements Chance {

    @Override
    public double nextDouble() {
        return ThreadLocalRandom.current().nextDouble();
    }

    @Override
    public long nextLong() {
        return ThreadLocalRandom.current().nextLong();
    }
}
