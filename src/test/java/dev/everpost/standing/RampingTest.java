package dev.everpost.standing;

import static dev.everpost.standing.GateRig.ACCEPTED;
import static dev.everpost.standing.GateRig.down;
import static dev.everpost.standing.GateRig.permit;
import static dev.everpost.standing.GateRig.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.everpost.fact.Outcome.Failure;
import dev.everpost.message.MessageClass;
import dev.everpost.standing.Standing.Condition;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RampingTest {

    private final GateRig rig = new GateRig().ramping();

    @Test
    void letsATenthInAtFirstStartingWithTheFirst() {
        assertThat(admittedOf(100)).isEqualTo(10);
    }

    @Test
    void letsHalfInHalfWay() {
        rig.pass(Duration.ofSeconds(15));
        assertThat(admittedOf(100)).isCloseTo(55, within(1));
        assertThat(rig.gate.standing().share()).isCloseTo(0.55, within(0.001));
    }

    @Test
    void savesUpNoBurstOverAPause() {
        admittedOf(5);
        rig.pass(Duration.ofSeconds(10));
        assertThat(admittedOf(10)).isLessThanOrEqualTo(5);
    }

    @Test
    void closesAfterHalfAMinute() {
        rig.pass(Duration.ofSeconds(30));
        assertThat(rig.condition()).isEqualTo(Condition.UP);
        assertThat(admittedOf(100)).isEqualTo(100);
    }

    @Test
    void opensAgainWhenAnEarlyAttemptFails() {
        rig.attempt(down(Failure.SERVER_ERROR));
        assertThat(rig.condition()).isEqualTo(Condition.DOWN);
    }

    @Test
    void forgivesOneFailureInTwentyAnswers() {
        rig.pass(Duration.ofSeconds(29));
        for (int i = 0; i < 30; i++) {
            if (rig.ask(MessageClass.BULK) instanceof Entry.Entered entered) {
                rig.leave(entered.permit(), ACCEPTED);
            }
        }
        failOnce();
        assertThat(rig.condition()).isEqualTo(Condition.RAMPING);
        failOnce();
        assertThat(rig.condition()).isEqualTo(Condition.DOWN);
    }

    @Test
    void opensAtTheSecondFailureInARowHoweverManyAnswersCameBefore() {
        rig.pass(Duration.ofSeconds(29));
        for (int i = 0; i < 100; i++) {
            if (rig.ask(MessageClass.BULK) instanceof Entry.Entered entered) {
                rig.leave(entered.permit(), ACCEPTED);
            }
        }
        failOnce();
        assertThat(rig.condition()).isEqualTo(Condition.RAMPING);
        failOnce();
        assertThat(rig.condition()).isEqualTo(Condition.DOWN);
    }

    @Test
    void letsOneASecondMoreInAsLastResort() {
        rig.enter(MessageClass.BULK);
        assertThat(reason(rig.ask(MessageClass.BULK))).isEqualTo(Entry.Reason.RAMPING);
        permit(rig.lastResort(MessageClass.BULK));
        assertThat(reason(rig.lastResort(MessageClass.BULK))).isEqualTo(Entry.Reason.RAMPING);
    }

    private void failOnce() {
        var entry = rig.ask(MessageClass.BULK);
        while (!(entry instanceof Entry.Entered)) {
            entry = rig.ask(MessageClass.BULK);
        }
        rig.leave(permit(entry), down(Failure.SERVER_ERROR));
    }

    private int admittedOf(int asks) {
        int admitted = 0;
        for (int i = 0; i < asks; i++) {
            if (rig.ask(MessageClass.TRANSACTIONAL) instanceof Entry.Entered entered) {
                admitted++;
                rig.leave(entered.permit(), ACCEPTED);
            }
        }
        return admitted;
    }
}
