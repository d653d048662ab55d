package dev.everpost.acceptance;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions of another process, which cannot be waited on otherwise than by asking again. */
final class Await {

    private static final long PAUSE_MILLIS = 10;

    private Await() {}

    /** Returns as soon as the condition holds; fails with {@code what} when the time is over. */
    static void until(String what, Duration atMost, BooleanSupplier condition) {
        until(() -> what, atMost, condition);
    }

    static void until(Supplier<String> what, Duration atMost, BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begin > atMost.toNanos()) {
                throw new AssertionError("not within " + atMost + ": " + what.get());
            }
            pause(Duration.ofMillis(PAUSE_MILLIS));
        }
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
