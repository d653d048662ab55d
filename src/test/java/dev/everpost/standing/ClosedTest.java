package dev.everpost.standing;

import static dev.everpost.standing.GateRig.ACCEPTED;
import static dev.everpost.standing.GateRig.GREYLISTED;
import static dev.everpost.standing.GateRig.REFUSED;
import static dev.everpost.standing.GateRig.UNKNOWN;
import static dev.everpost.standing.GateRig.account;
import static dev.everpost.standing.GateRig.down;
import static dev.everpost.standing.GateRig.throttled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.Failure;
import dev.everpost.message.MessageClass;
import dev.everpost.standing.Standing.Condition;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClosedTest {

    private final GateRig rig = new GateRig();

    @ParameterizedTest
    @EnumSource(MessageClass.class)
    void letsEveryClassIn(MessageClass messageClass) {
        assertThat(rig.ask(messageClass)).isInstanceOf(Entry.Entered.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Failure.class,
            names = {"NAME_NOT_FOUND", "CONNECT_REFUSED", "CONNECT_TIMEOUT", "TLS", "SILENT"})
    void opensAfterTwoConnectionFailuresInARow(Failure failure) {
        rig.attempt(down(failure));
        assertThat(rig.condition()).isEqualTo(Condition.UP);
        assertThat(rig.gate.standing().opensLeft()).isEqualTo(1);
        rig.attempt(down(failure));
        assertThat(rig.condition()).isEqualTo(Condition.DOWN);
        assertThat(rig.gate.standing().why()).startsWith("2 connection failures in a row; last ");
    }

    @ParameterizedTest
    @EnumSource(
            value = Failure.class,
            names = {"BROKEN", "SERVER_ERROR", "NONSENSE"})
    void opensAfterThreeServerFailuresInARow(Failure failure) {
        rig.attempt(down(failure));
        rig.attempt(down(failure));
        assertThat(rig.condition()).isEqualTo(Condition.UP);
        rig.attempt(down(failure));
        assertThat(rig.condition()).isEqualTo(Condition.DOWN);
    }

    @Test
    void countsAnUnknownOutcomeLikeSilence() {
        rig.attempt(UNKNOWN);
        rig.attempt(UNKNOWN);
        assertThat(rig.condition()).isEqualTo(Condition.DOWN);
    }

    @Test
    void forgetsARunWhenTheProviderAnswersAboutARecipient() {
        for (var sign : new Outcome[] {ACCEPTED, REFUSED, GREYLISTED}) {
            rig.attempt(down(Failure.SILENT));
            rig.attempt(sign);
        }
        assertThat(rig.condition()).isEqualTo(Condition.UP);
        assertThat(rig.gate.standing().opensLeft()).isEqualTo(2);
    }

    @Test
    void opensWhenHalfOfTheRecentAttemptsFailThoughNeverThreeInARow() {
        for (int i = 0; i < 2; i++) {
            rig.attempt(down(Failure.SERVER_ERROR));
            rig.attempt(ACCEPTED);
        }
        rig.attempt(ACCEPTED);
        rig.attempt(down(Failure.SERVER_ERROR));
        assertThat(rig.condition()).isEqualTo(Condition.DOWN);
        assertThat(rig.gate.standing().why()).startsWith("3 of the last 6 attempts failed");
    }

    @Test
    void leavesOldFailuresOutOfTheShare() {
        for (int i = 0; i < 2; i++) {
            rig.attempt(down(Failure.SERVER_ERROR));
            rig.attempt(ACCEPTED);
        }
        rig.attempt(ACCEPTED);
        rig.pass(Duration.ofSeconds(31));
        rig.attempt(down(Failure.SERVER_ERROR));
        assertThat(rig.condition()).isEqualTo(Condition.UP);
    }

    @Test
    void neverCountsRefusalsAgainstTheProvider() {
        for (int i = 0; i < 100; i++) {
            rig.attempt(i % 2 == 0 ? REFUSED : GREYLISTED);
        }
        assertThat(rig.condition()).isEqualTo(Condition.UP);
    }

    @Test
    void holdsThatAProviderThatCarriedPartOfAnAttemptWorks() {
        for (int i = 0; i < 5; i++) {
            rig.leave(rig.enter(MessageClass.BULK), ACCEPTED, down(Failure.SERVER_ERROR));
        }
        assertThat(rig.condition()).isEqualTo(Condition.UP);
    }

    @Test
    void opensAtOnceForAccountTroubleAndTellsPeople() {
        rig.attempt(account(Outcome.Trouble.SUSPENDED));
        assertThat(rig.condition()).isEqualTo(Condition.DOWN);
        assertThat(rig.events.told())
                .containsExactly("trouble SUSPENDED: 535 no", "up -> down: account trouble (SUSPENDED): 535 no");
        assertThat(rig.passOpenTime()).isBetween(Duration.ofSeconds(48), Duration.ofSeconds(72));
    }

    @Test
    void staysClosedWhenOneSenderIsNotVerifiedButTellsPeopleOnce() {
        for (int i = 0; i < 10; i++) {
            rig.attempt(account(Outcome.Trouble.SENDER_NOT_VERIFIED));
            rig.attempt(ACCEPTED);
        }
        assertThat(rig.condition()).isEqualTo(Condition.UP);
        assertThat(rig.events.told()).containsExactly("trouble SENDER_NOT_VERIFIED: 535 no");
        rig.pass(AccountAlarm.QUIET);
        rig.attempt(ACCEPTED);
        assertThat(rig.events.told()).last().isEqualTo("account fine");
    }

    @Test
    void doesNotOpenForThrottling() {
        for (int i = 0; i < 10; i++) {
            rig.attempt(throttled(null));
            rig.pass(Duration.ofSeconds(2));
        }
        assertThat(rig.condition()).isEqualTo(Condition.UP);
    }

    @Test
    void tripsOnceForManyFailuresUnderWayAtTheSameTime() {
        var permits = new Permit[10];
        for (int i = 0; i < permits.length; i++) {
            permits[i] = rig.enter(MessageClass.TRANSACTIONAL);
        }
        for (var permit : permits) {
            rig.leave(permit, down(Failure.SILENT));
        }
        assertThat(rig.events.told()).hasSize(1);
        assertThat(rig.passOpenTime()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
    }

    @Test
    void opensLongerForEachTripAndForgetsOneInFiveMinutesOfHealth() {
        rig.ramping();
        rig.pass(Duration.ofSeconds(31));
        rig.open();
        assertThat(rig.passOpenTime()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12));
        for (int i = 0; i < 3; i++) {
            rig.attempt(ACCEPTED);
        }
        rig.pass(Duration.ofSeconds(31));
        assertThat(rig.condition()).isEqualTo(Condition.UP);
        rig.pass(Duration.ofMinutes(10).plusSeconds(1));
        rig.open();
        assertThat(rig.passOpenTime()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
    }
}
