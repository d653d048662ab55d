package dev.everpost.standing;

import static dev.everpost.standing.GateRig.ACCEPTED;
import static dev.everpost.standing.GateRig.NAME;
import static dev.everpost.standing.GateRig.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.message.MessageClass;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {

    private final GateRig rig = new GateRig();

    @Test
    void startsAtSixteenOrTheSmallerMaximum() {
        assertThat(rig.gate.standing().limit()).isEqualTo(16);
        assertThat(withMax(3).gate.standing().limit()).isEqualTo(3);
    }

    @Test
    void keepsASliceForCriticalMailAndATrifleFromBulk() {
        assertThat(fill(rig, MessageClass.BULK)).hasSize(11);
        assertThat(fill(rig, MessageClass.TRANSACTIONAL)).hasSize(4);
        assertThat(fill(rig, MessageClass.CRITICAL)).hasSize(1);
        assertThat(rig.gate.standing().inFlight()).isEqualTo(16);
    }

    @Test
    void letsEveryClassThroughASingleSlot() {
        for (var messageClass : MessageClass.values()) {
            var single = withMax(1);
            assertThat(fill(single, messageClass)).hasSize(1);
        }
    }

    @Test
    void doublesWhileFullUntilTheFirstCongestion() {
        var underWay = new ArrayDeque<>(fill(rig, MessageClass.CRITICAL));
        for (int i = 0; i < 16; i++) {
            rig.leave(underWay.remove(), ACCEPTED);
            underWay.addAll(fill(rig, MessageClass.CRITICAL));
        }
        assertThat(rig.gate.standing().limit()).isEqualTo(32);
        assertThat(underWay).hasSize(32);
    }

    @Test
    void doesNotGrowWhileItIsNotUsed() {
        for (int i = 0; i < 100; i++) {
            rig.attempt(ACCEPTED);
        }
        assertThat(rig.gate.standing().limit()).isEqualTo(16);
    }

    @Test
    void isHalvedByTroubleAtMostOnceASecondAndThenGrowsSlowly() {
        var permits = fill(rig, MessageClass.CRITICAL);
        rig.leave(permits.get(0), UNKNOWN);
        rig.leave(permits.get(1), UNKNOWN);
        assertThat(rig.gate.standing().limit()).isEqualTo(8);
        permits.subList(2, 16).forEach(permit -> rig.leave(permit, ACCEPTED));
        assertThat(rig.gate.standing().limit()).isEqualTo(9);
    }

    @Test
    void neverFallsBelowTwo() {
        rig.gate.force("ann", "test");
        for (int i = 0; i < 10; i++) {
            rig.attempt(UNKNOWN);
            rig.pass(Duration.ofSeconds(2));
        }
        assertThat(rig.gate.standing().limit()).isEqualTo(2);
    }

    @Test
    void doesNotGrowWhileAttemptsTakeFourTimesTheirBest() {
        for (int i = 0; i < Latency.SAMPLES; i++) {
            rig.attempt(ACCEPTED);
        }
        var slow = fill(rig, MessageClass.CRITICAL);
        // The first half fills the moving median with slow samples before the limit is looked at.
        slow.forEach(permit -> rig.gate.leave(permit, List.of(ACCEPTED), Duration.ofSeconds(3)));
        int limit = rig.gate.standing().limit();
        for (int i = 0; i < 3; i++) {
            fill(rig, MessageClass.CRITICAL)
                    .forEach(permit -> rig.gate.leave(permit, List.of(ACCEPTED), Duration.ofSeconds(3)));
        }
        assertThat(rig.gate.standing().limit()).isLessThanOrEqualTo(limit + 8);
        int held = rig.gate.standing().limit();
        fill(rig, MessageClass.CRITICAL)
                .forEach(permit -> rig.gate.leave(permit, List.of(ACCEPTED), Duration.ofSeconds(3)));
        assertThat(rig.gate.standing().limit()).isEqualTo(held);
    }

    @Test
    void growsAgainWhenSlowHasBecomeUsual() {
        for (int i = 0; i < Latency.SAMPLES; i++) {
            rig.attempt(ACCEPTED);
        }
        var congested = fill(rig, MessageClass.CRITICAL);
        rig.leave(congested.removeFirst(), UNKNOWN);
        leaveSlowly(congested);
        int held = rig.gate.standing().limit();

        rig.pass(Duration.ofMinutes(10));
        leaveSlowly(fill(rig, MessageClass.CRITICAL));
        assertThat(rig.gate.standing().limit())
                .as("slower than what is well remembered")
                .isEqualTo(held);
        for (int i = 0; i < 10; i++) {
            rig.pass(Duration.ofMinutes(10));
            leaveSlowly(fill(rig, MessageClass.CRITICAL));
        }

        assertThat(rig.gate.standing().limit()).isGreaterThan(held + 2);
    }

    private void leaveSlowly(List<Permit> permits) {
        permits.forEach(permit -> rig.gate.leave(permit, List.of(ACCEPTED), Duration.ofSeconds(3)));
    }

    @Test
    void followsASmallerMaximum() {
        rig.gate.reconfigure(new GateSettings(NAME, 4, null, null, BreakerSettings.DEFAULTS));
        assertThat(rig.gate.standing().limit()).isEqualTo(4);
    }

    private static GateRig withMax(int max) {
        return new GateRig(new GateSettings(NAME, max, null, null, BreakerSettings.DEFAULTS));
    }

    private static List<Permit> fill(GateRig rig, MessageClass messageClass) {
        var permits = new ArrayList<Permit>();
        while (rig.ask(messageClass) instanceof Entry.Entered entered) {
            permits.add(entered.permit());
        }
        return permits;
    }
}
