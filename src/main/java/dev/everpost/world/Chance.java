package dev.everpost.world;

import java.time.Duration;

/** Randomness that a seed can replay. Thread-safe. Not for secrets: those use {@code SecureRandom} where they are made. */
public interface Chance {

    /** A number from 0 (included) to 1 (excluded). */
    double nextDouble();

    /** Any long. */
    long nextLong();

    /** A number from 0 (included) to {@code bound} (excluded). */
    default int nextInt(int bound) {
        return (int) (nextDouble() * bound);
    }

    /** True with the given probability. */
    default boolean happens(double probability) {
        return nextDouble() < probability;
    }

    /** Full jitter: a duration drawn evenly between zero and {@code most}. */
    default Duration upTo(Duration most) {
        return Duration.ofNanos((long) (most.toNanos() * nextDouble()));
    }
}
