package dev.everpost.standing;

import static dev.everpost.standing.GateRig.ACCEPTED;
import static dev.everpost.standing.GateRig.NAME;
import static dev.everpost.standing.GateRig.UNKNOWN;
import static dev.everpost.standing.GateRig.permit;
import static dev.everpost.standing.GateRig.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.Failure;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.standing.Standing.Condition;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {

    private final GateRig rig = new GateRig();

    @Test
    void drainedLetsNothingInNotEvenAsLastResort() {
        rig.gate.drain("ann", "maintenance at the provider");
        var answer = rig.lastResort(MessageClass.CRITICAL);
        assertThat(reason(answer)).isEqualTo(Entry.Reason.DRAINED);
        assertThat(answer.why()).isEqualTo("drained by ann: maintenance at the provider");
        assertThat(rig.gate.standing().orderedBy()).isEqualTo("ann");
    }

    @Test
    void forcedLetsMailInThoughTheBreakerIsOpen() {
        rig.open();
        rig.gate.force("bob", "we know better");
        assertThat(rig.ask(MessageClass.CRITICAL)).isInstanceOf(Entry.Entered.class);
        assertThat(rig.condition()).isEqualTo(Condition.FORCED);
        assertThat(rig.gate.standing().breaker()).isEqualTo(Condition.DOWN);
    }

    @Test
    void forcedStillHonoursTheDaysQuota() {
        var small = GateRig.with(null, 1L);
        small.gate.force("bob", "we know better");
        small.attempt(ACCEPTED);
        assertThat(reason(small.ask(MessageClass.CRITICAL))).isEqualTo(Entry.Reason.QUOTA_DAY);
    }

    @Test
    void resumedTellsWhoAndWhatTheBreakerThinks() {
        rig.gate.drain("ann", "maintenance");
        rig.gate.resume("ann", "it is over");
        rig.gate.force("bob", "test");
        rig.open();
        rig.gate.resume("bob", "tested");
        assertThat(rig.events.told())
                .containsExactly(
                        "up -> drained: drained by ann: maintenance",
                        "drained -> up: resumed by ann: it is over",
                        "up -> forced: forced by bob: test",
                        "forced -> down: resumed by bob: tested");
    }

    @Test
    void tellsTheWholeWayOfAnOutage() {
        rig.ramping();
        rig.pass(Duration.ofSeconds(30));
        rig.gate.standing();
        assertThat(rig.events.told())
                .containsExactly(
                        "up -> down: 2 connection failures in a row; last connect refused: said nothing good",
                        "down -> probing: open time is over",
                        "probing -> ramping: 3 probes succeeded",
                        "ramping -> up: ramp finished");
    }

    @Test
    void anErrorThatMeetsMailWhichFailedBeforeMayBeTheMailsOwn() {
        for (int i = 0; i < 10; i++) {
            rig.hand.pass(Duration.ofMinutes(1));
            var again = permit(rig.gate.enter(new Visit(MessageClass.BULK, 1, true, false)));
            rig.leave(again, GateRig.down(Failure.BROKEN));
        }
        assertThat(rig.gate.standing().condition()).isEqualTo(Condition.UP);

        for (int i = 0; i < 2; i++) {
            rig.hand.pass(Duration.ofMinutes(1));
            var again = permit(rig.gate.enter(new Visit(MessageClass.BULK, 1, true, false)));
            rig.leave(again, GateRig.down(Failure.CONNECT_REFUSED));
        }
        assertThat(rig.gate.standing().condition())
                .as("nobody is there, whatever the mail")
                .isEqualTo(Condition.DOWN);
    }

    @Test
    void takesEachPermitBackOnce() {
        var left = rig.enter(MessageClass.BULK);
        rig.leave(left, ACCEPTED);
        assertThatThrownBy(() -> rig.leave(left, ACCEPTED)).isInstanceOf(IllegalStateException.class);
        var abandoned = rig.enter(MessageClass.BULK);
        rig.gate.abandon(abandoned);
        assertThatThrownBy(() -> rig.gate.abandon(abandoned)).hasMessageContaining("left twice");
        assertThat(rig.gate.standing().inFlight()).isZero();
    }

    @Test
    void learnsNothingFromAnAttemptWithoutOutcomes() {
        for (int i = 0; i < 10; i++) {
            rig.leave(rig.enter(MessageClass.BULK));
        }
        assertThat(rig.condition()).isEqualTo(Condition.UP);
    }

    @Test
    void refusesSettingsOfAnotherProviderAndNumbersOutOfRange() {
        assertThatThrownBy(() -> rig.gate.reconfigure(GateSettings.defaults(new ProviderName("beta"))))
                .hasMessage("the gate of alpha got settings for beta");
        assertThatThrownBy(() -> new GateSettings(NAME, 0, null, null, BreakerSettings.DEFAULTS))
                .hasMessage("alpha.concurrency_max is 0; set it to something from 1 to 10000");
        assertThatThrownBy(() -> new GateSettings(NAME, 1, Double.NaN, null, BreakerSettings.DEFAULTS))
                .hasMessageContaining("alpha.per_second is NaN");
    }

    @Test
    void goesOnWhenAListenerThrows() {
        var gate = new Gate(GateSettings.defaults(NAME), rig.hand.world(), new ThrowingEvents());
        gate.drain("ann", "test");
        gate.resume("ann", "test");
        assertThat(permit(gate.enter(new Visit(MessageClass.BULK, 1, false, false))))
                .isNotNull();
    }

    @Test
    void showsEverythingAboutItself() {
        var full = GateRig.with(10.0, 100L);
        full.enter(MessageClass.BULK);
        full.attempt(UNKNOWN);
        var standing = full.gate.standing();
        assertThat(standing.provider()).isEqualTo(NAME);
        assertThat(standing.share()).isEqualTo(1);
        assertThat(standing.inFlight()).isEqualTo(1);
        assertThat(standing.limit()).isEqualTo(8);
        assertThat(standing.opensLeft()).isEqualTo(1);
        assertThat(standing.leftThisSecond()).isEqualTo(8);
        assertThat(standing.leftToday()).isEqualTo(98);
        assertThat(standing.nextProbeAt()).isNull();
        assertThat(standing.pausedFor()).isZero();
    }

    private static final class ThrowingEvents implements GateEvents {
        @Override
        public void changed(ProviderName provider, String from, String to, String why) {
            throw new IllegalStateException("a defect of the listener");
        }

        @Override
        public void accountTrouble(ProviderName provider, Outcome.Trouble trouble, String reply) {}

        @Override
        public void accountFine(ProviderName provider) {}
    }

    @Test
    void takesTheOutcomesOfAllRecipients() {
        var permit = permit(rig.gate.enter(new Visit(MessageClass.BULK, 2, false, false)));
        rig.gate.leave(permit, List.of(ACCEPTED, GateRig.REFUSED), Duration.ofMillis(5));
        assertThat(rig.gate.standing().inFlight()).isZero();
    }
}
