package dev.everpost.standing;

import static dev.everpost.message.MessageClass.BULK;
import static dev.everpost.message.MessageClass.CRITICAL;
import static dev.everpost.message.MessageClass.TRANSACTIONAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.standing.Standing.Condition;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The watch advises a gate that sees nothing wrong itself. */
class AdviceTest {

    private static final Duration HOLDS = Duration.ofMinutes(2);
    private static final Advice KEEP_OUT = new Advice(Advice.Level.KEEP_OUT, "mail it takes never arrives");
    private static final Advice OTHERS_FIRST = new Advice(Advice.Level.OTHERS_FIRST, "it is slow");

    private final GateRig rig = new GateRig();

    @Test
    void aProviderThatIsAdvisedAgainstTakesNothingAndSaysWhy() {
        rig.gate.advise(KEEP_OUT, HOLDS);

        assertThat(rig.ask(TRANSACTIONAL)).isInstanceOfSatisfying(Entry.Closed.class, closed -> {
            assertThat(closed.reason()).isEqualTo(Entry.Reason.ADVISED_DOWN);
            assertThat(closed.why()).isEqualTo("mail it takes never arrives");
        });
        assertThat(rig.gate.standing().condition()).isEqualTo(Condition.DOWN);
        assertThat(rig.gate.standing().breaker()).isEqualTo(Condition.UP);
    }

    @Test
    void whereNoOtherIsLeftAdviceIsNotHeardAndNothingTrickles() {
        rig.gate.advise(KEEP_OUT, HOLDS);

        for (int i = 0; i < 10; i++) {
            assertThat(rig.lastResort(BULK)).isInstanceOf(Entry.Entered.class);
        }
        assertThat(rig.gate.usable()).isTrue();
    }

    @Test
    void adviceOfAWatchThatDiedEndsByItself() {
        rig.gate.advise(KEEP_OUT, HOLDS);
        rig.hand.pass(HOLDS);

        assertThat(rig.ask(BULK)).isInstanceOf(Entry.Entered.class);
        assertThat(rig.gate.standing().condition()).isEqualTo(Condition.UP);
    }

    @Test
    void adviceThatIsTakenBackEndsAtOnce() {
        rig.gate.advise(KEEP_OUT, HOLDS);
        rig.gate.advise(null, HOLDS);

        assertThat(rig.ask(CRITICAL)).isInstanceOf(Entry.Entered.class);
    }

    @Test
    void whoIsDoubtedCarriesAFewToBeWatchedButNeverCriticalMail() {
        rig.gate.advise(OTHERS_FIRST, HOLDS);

        int entered = 0;
        for (int i = 0; i < 1000; i++) {
            assertThat(rig.ask(CRITICAL)).isInstanceOf(Entry.Closed.class);
            if (rig.ask(BULK) instanceof Entry.Entered(var permit, var _)) {
                rig.gate.abandon(permit);
                entered++;
            }
        }
        assertThat(entered).isBetween(20, 90);
        assertThat(rig.gate.standing().condition()).isEqualTo(Condition.UP);
    }

    @Test
    void aGateThatFoundTheFaultItselfFindsItsOwnWayBackHoweverLongTheWatchStillDoubts() {
        for (int i = 0; i < 2; i++) {
            rig.gate.leave(rig.enter(BULK), List.of(GateRig.down(Outcome.Failure.CONNECT_REFUSED)), GateRig.TOOK);
        }
        assertThat(rig.gate.standing().condition()).isEqualTo(Condition.DOWN);
        rig.gate.advise(KEEP_OUT, Duration.ofHours(1));

        int entered = 0;
        for (int second = 0; second < 300; second++) {
            rig.hand.pass(Duration.ofSeconds(1));
            if (rig.ask(BULK) instanceof Entry.Entered(var permit, var _)) {
                rig.gate.leave(permit, List.of(GateRig.ACCEPTED), GateRig.TOOK);
                entered++;
            }
        }
        assertThat(entered).isGreaterThan(100);
        assertThat(rig.gate.standing().condition()).isEqualTo(Condition.UP);
    }

    @Test
    void adviceThatIsRepeatedLongAfterTheGateCameBackIsAboutSomethingElse() {
        for (int i = 0; i < 2; i++) {
            rig.gate.leave(rig.enter(BULK), List.of(GateRig.down(Outcome.Failure.CONNECT_REFUSED)), GateRig.TOOK);
        }
        rig.gate.advise(KEEP_OUT, Duration.ofHours(3));
        for (int second = 0; second < 300; second++) {
            rig.hand.pass(Duration.ofSeconds(1));
            if (rig.ask(BULK) instanceof Entry.Entered(var permit, var _)) {
                rig.gate.leave(permit, List.of(GateRig.ACCEPTED), GateRig.TOOK);
            }
        }
        assertThat(rig.ask(BULK)).isInstanceOf(Entry.Entered.class);
        rig.hand.pass(Duration.ofMinutes(21));
        assertThat(rig.ask(BULK)).isInstanceOf(Entry.Closed.class);
    }

    @Test
    void aPersonWhoForcesItIsNotOverruled() {
        rig.gate.force("ann", "I know better");
        rig.gate.advise(KEEP_OUT, HOLDS);

        assertThat(rig.ask(BULK)).isInstanceOf(Entry.Entered.class);
        assertThat(rig.gate.standing().condition()).isEqualTo(Condition.FORCED);
    }
}
