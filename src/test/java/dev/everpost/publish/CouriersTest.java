package dev.everpost.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.store.Outbox.NewParcel;
import dev.everpost.store.Outbox.Parcel;
import dev.everpost.store.RememberingOutbox;
import dev.everpost.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CouriersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RememberingOutbox outbox = new RememberingOutbox();
    private final ScriptedCourier courier = new ScriptedCourier();
    private Couriers couriers = new Couriers(outbox, courier, PublishEvents.NONE, World.real());

    @AfterEach
    void stop() {
        couriers.stop();
    }

    @Test
    void everythingThatIsDueIsSent() {
        waits(1, "a", "b", "a");

        couriers.start();

        await(() -> outbox.all().isEmpty());
        assertThat(courier.carried).extracting(Parcel::destination).containsExactlyInAnyOrder("a", "a", "b");
    }

    @Test
    void aDeadDestinationHoldsUpNobody() {
        courier.always("dead", new Handover.Failed("no answer"));
        waits(1, "dead", "dead", "alive");

        couriers.start();

        await(() -> outbox.all().size() == 2);
        assertThat(outbox.all()).extracting(Parcel::destination).containsOnly("dead");
    }

    @Test
    void aDestinationHasOneThreadAndAllTogetherHaveNoMoreThanTheLimit() {
        var open = new CountDownLatch(1);
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        couriers = new Couriers(
                outbox,
                parcel -> {
                    most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    waitFor(open);
                    atOnce.decrementAndGet();
                    return new Handover.Delivered();
                },
                PublishEvents.NONE,
                World.real());
        var destinations = new ArrayList<String>();
        for (int i = 0; i < 2 * Couriers.MOST; i++) {
            destinations.add("d" + i / 2 + "-" + i % 2);
        }
        waits(1, destinations.toArray(String[]::new));
        waits(2, destinations.toArray(String[]::new));

        couriers.start();
        await(() -> atOnce.get() == Couriers.MOST);
        open.countDown();

        await(() -> outbox.all().isEmpty());
        assertThat(most).hasValue(Couriers.MOST);
    }

    @Test
    void aCourierThatBreaksIsTriedAgainLater() {
        var calls = new AtomicInteger();
        couriers = new Couriers(
                outbox,
                parcel -> {
                    if (calls.incrementAndGet() == 1) {
                        throw new IllegalStateException("a fault of ours");
                    }
                    return new Handover.Delivered();
                },
                PublishEvents.NONE,
                World.real());
        waits(1, "a");

        couriers.start();

        await(() -> outbox.all().isEmpty());
        assertThat(calls).hasValue(2);
    }

    private void waits(long position, String... destinations) {
        var parcels = List.of(destinations).stream()
                .map(destination -> new NewParcel("id", destination, "{}"))
                .toList();
        outbox.add("spec", position, parcels, Instant.now());
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
            Thread.onSpinWait();
        }
    }
}
