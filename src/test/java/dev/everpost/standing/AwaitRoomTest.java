package dev.everpost.standing;

import static dev.everpost.standing.GateRig.ACCEPTED;
import static dev.everpost.standing.GateRig.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.message.MessageClass;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real threads and the real clock: who waits for a slot, and who gets it. */
@Timeout(60)
class AwaitRoomTest {

    private static final Duration LONG = Duration.ofSeconds(50);

    private final Gate gate = new Gate(
            new GateSettings(NAME, 2, null, null, BreakerSettings.DEFAULTS), World.real(), new RememberingEvents());
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

    @Test
    void returnsAtOnceWhenThereIsRoom() {
        assertThat(gate.awaitRoom(MessageClass.BULK, Duration.ZERO)).isTrue();
    }

    @Test
    void givesUpWhenTheTimeHasPassed() {
        fill();
        assertThat(gate.awaitRoom(MessageClass.CRITICAL, Duration.ofMillis(5))).isFalse();
    }

    @Test
    void wakesTheWaiterWhenAnAttemptEnds() throws Exception {
        var permits = fill();
        var waiter = start("critical", MessageClass.CRITICAL);
        awaitParked(waiter);
        gate.leave(permits.getFirst(), List.of(ACCEPTED), Duration.ofMillis(1));
        assertThat(done.poll(30, TimeUnit.SECONDS)).isEqualTo("critical entered");
    }

    @Test
    void letsCriticalMailGoFirst() throws Exception {
        var permits = fill();
        awaitParked(start("bulk", MessageClass.BULK));
        awaitParked(start("transactional", MessageClass.TRANSACTIONAL));
        awaitParked(start("critical", MessageClass.CRITICAL));
        gate.leave(permits.getFirst(), List.of(ACCEPTED), Duration.ofMillis(1));
        assertThat(done.poll(30, TimeUnit.SECONDS)).isEqualTo("critical entered");
        gate.leave(permits.getLast(), List.of(ACCEPTED), Duration.ofMillis(1));
        assertThat(done.poll(30, TimeUnit.SECONDS)).isEqualTo("transactional entered");
        assertThat(done.poll(30, TimeUnit.SECONDS)).isEqualTo("bulk entered");
    }

    @Test
    void wakesEverybodyWhenTheGateIsDrained() throws Exception {
        fill();
        awaitParked(start("bulk", MessageClass.BULK));
        awaitParked(start("critical", MessageClass.CRITICAL));
        gate.drain("ann", "test");
        assertThat(List.of(done.poll(30, TimeUnit.SECONDS), done.poll(30, TimeUnit.SECONDS)))
                .containsExactlyInAnyOrder("bulk turned away", "critical turned away");
    }

    @Test
    void losesNobodyInACrowd() throws Exception {
        int crowd = 300;
        var mostAtOnce = new AtomicInteger();
        for (int i = 0; i < crowd; i++) {
            var messageClass = MessageClass.values()[i % 3];
            Thread.ofVirtual().start(() -> {
                var permit = enterWaiting(messageClass);
                mostAtOnce.accumulateAndGet(gate.standing().inFlight(), Math::max);
                Thread.yield();
                gate.leave(permit, List.of(ACCEPTED), Duration.ofMillis(1));
                done.add("done");
            });
        }
        for (int i = 0; i < crowd; i++) {
            assertThat(done.poll(50, TimeUnit.SECONDS))
                    .as("attempt %d of %d", i, crowd)
                    .isNotNull();
        }
        assertThat(mostAtOnce.get()).isBetween(1, 2);
        assertThat(gate.standing().inFlight()).isZero();
    }

    private Permit enterWaiting(MessageClass messageClass) {
        while (true) {
            if (gate.enter(new Visit(messageClass, 1, false, false)) instanceof Entry.Entered entered) {
                return entered.permit();
            }
            assertThat(gate.awaitRoom(messageClass, LONG)).isTrue();
        }
    }

    private List<Permit> fill() {
        return List.of(
                GateRig.permit(gate.enter(new Visit(MessageClass.CRITICAL, 1, false, false))),
                GateRig.permit(gate.enter(new Visit(MessageClass.CRITICAL, 1, false, false))));
    }

    private Thread start(String name, MessageClass messageClass) {
        return Thread.ofPlatform().daemon().name(name).start(() -> {
            boolean worthAsking = gate.awaitRoom(messageClass, LONG);
            var entry = gate.enter(new Visit(messageClass, 1, false, false));
            done.add(name + (worthAsking && entry instanceof Entry.Entered ? " entered" : " turned away"));
            if (entry instanceof Entry.Entered entered) {
                gate.leave(entered.permit(), List.of(ACCEPTED), Duration.ofMillis(1));
            }
        });
    }

    private static void awaitParked(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }
}
