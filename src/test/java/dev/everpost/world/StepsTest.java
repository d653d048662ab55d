package dev.everpost.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A thread of steps goes on whatever a step does, until it is told to stop. */
class StepsTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final Threads threads = World.real().threads();

    @Test
    void aStepThatBreaksIsNotTheLast() throws InterruptedException {
        var count = new AtomicInteger();
        var again = new CountDownLatch(1);
        var steps = new Steps(
                "spec",
                () -> {
                    if (count.incrementAndGet() == 1) {
                        throw new IllegalStateException("as the spec wants");
                    }
                    again.countDown();
                    return LONG;
                },
                threads);
        steps.start();
        steps.wake();

        assertThat(again.await(10, TimeUnit.SECONDS)).isTrue();
        steps.stop();
    }

    @Test
    void aRestEndsWhenSomebodyWakesIt() throws InterruptedException {
        var first = new CountDownLatch(1);
        var second = new CountDownLatch(2);
        var steps = new Steps(
                "spec",
                () -> {
                    first.countDown();
                    second.countDown();
                    return LONG;
                },
                threads);
        steps.start();
        assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
        steps.wake();

        assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
        steps.stop();
    }
}
