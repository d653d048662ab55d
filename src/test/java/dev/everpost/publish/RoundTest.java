package dev.everpost.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.store.Outbox.NewParcel;
import dev.everpost.store.Outbox.Parcel;
import dev.everpost.store.RememberingOutbox;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class RoundTest {

    private static final Handover FAILED = new Handover.Failed("the endpoint answered 500");

    private final SteeredWorld steered = new SteeredWorld();
    private final RememberingOutbox outbox = new RememberingOutbox();
    private final ScriptedCourier courier = new ScriptedCourier();
    private final CountedEvents events = new CountedEvents();
    private final Rests rests = new Rests(steered);
    private final Round round = new Round(outbox, courier, rests, events, steered.world());
    private long position;

    @Test
    void whatIsDeliveredIsTakenAway() {
        waits("a", "1", "2");

        go("a");

        assertThat(outbox.all()).isEmpty();
        assertThat(courier.carried).extracting(Parcel::id).containsExactly("1", "2");
        assertThat(events.all).containsExactly("delivered a", "delivered a");
    }

    @Test
    void afterTheFirstTheOthersTravelSideBySide() {
        waits("a", "first", "1", "2", "3", "4", "5", "6", "7", "8");
        var together = new CyclicBarrier(Round.SIDE_BY_SIDE);
        Courier meeting = parcel -> {
            if (!parcel.id().equals("first")) {
                meet(together);
            }
            return courier.carry(parcel);
        };

        new Round(outbox, meeting, rests, events, steered.world()).go("a", () -> false);

        assertThat(outbox.all()).isEmpty();
        assertThat(courier.carried).hasSize(9);
        assertThat(courier.carried.getFirst().id()).isEqualTo("first");
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            throw new IllegalStateException("they did not travel side by side", alone);
        }
    }

    @Test
    void aFailureIsPutOffAndTheDestinationRestsWhileTheOthersAreNotTried() {
        waits("a", "1", "2");
        courier.always("a", FAILED);

        go("a");

        assertThat(courier.carried).hasSize(1);
        assertThat(rests.isResting("a")).isTrue();
        assertThat(outbox.all()).extracting(Parcel::lastWhy).containsExactly("the endpoint answered 500", null);
        steered.pass(Duration.ofSeconds(1));
        assertThat(rests.isResting("a")).isFalse();
    }

    @Test
    void theRestsOfADeadDestinationGrowToAMinute() {
        for (int i = 0; i < 10; i++) {
            rests.failed("a");
        }

        steered.pass(Duration.ofSeconds(59));
        assertThat(rests.isResting("a")).isTrue();
        steered.pass(Duration.ofSeconds(1));
        assertThat(rests.isResting("a")).isFalse();
    }

    @Test
    void aSuccessEndsTheRests() {
        rests.failed("a");
        waits("a", "1");

        go("a");

        assertThat(rests.isResting("a")).isFalse();
    }

    @Test
    void aDestinationThatIsGoneGetsItsParcelDropped() {
        waits("a", "1", "2");
        courier.answers("a", new Handover.Gone("410"));

        go("a");

        assertThat(outbox.all()).isEmpty();
        assertThat(events.all).containsExactly("dropped a", "delivered a");
    }

    @Test
    void whatFailedForThreeDaysIsDropped() {
        waits("a", "1");
        courier.always("a", FAILED);
        steered.pass(Duration.ofDays(3).plusSeconds(1));

        go("a");

        assertThat(outbox.all()).isEmpty();
        assertThat(events.all).containsExactly("dropped a");
    }

    @Test
    void aStoreThatFailsMakesARepeatAndNoLoss() {
        waits("a", "1");
        outbox.fail(true);
        go("a");
        outbox.fail(false);

        go("a");

        assertThat(courier.carried).extracting(Parcel::id).containsExactly("1", "1");
        assertThat(outbox.all()).isEmpty();
    }

    @Test
    void whoIsStoppingStartsNothingMore() {
        waits("a", "1");

        round.go("a", () -> true);

        assertThat(courier.carried).isEmpty();
    }

    @Test
    void thePausesOfOneEventGrowToSixHours() {
        var longest = new dev.everpost.world.Chance() {
            @Override
            public double nextDouble() {
                return 1;
            }

            @Override
            public long nextLong() {
                return 1;
            }
        };

        assertThat(List.of(1, 2, 3, 4, 5, 6, 7, 100))
                .map(failures -> Retries.pause(failures, longest))
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(6),
                        Duration.ofHours(6),
                        Duration.ofHours(6));
    }

    private void waits(String destination, String... ids) {
        for (var id : ids) {
            position++;
            outbox.add("spec", position, List.of(new NewParcel(id, destination, "{}")), steered.now());
        }
    }

    private void go(String destination) {
        round.go(destination, () -> false);
    }
}
