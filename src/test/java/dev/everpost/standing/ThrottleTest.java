package dev.everpost.standing;

import static dev.everpost.standing.GateRig.ACCEPTED;
import static dev.everpost.standing.GateRig.reason;
import static dev.everpost.standing.GateRig.throttled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.everpost.message.MessageClass;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private final GateRig rig = new GateRig();

    @Test
    void startsWithoutALimit() {
        assertThat(rig.gate.standing().throttledTo()).isNull();
    }

    @Test
    void isHalfOfWhatWasSentInTheLastSecond() {
        sendThenBeThrottled(39);
        assertThat(rig.gate.standing().throttledTo()).isEqualTo(20);
    }

    @Test
    void isNeverLessThanOneASecond() {
        rig.attempt(throttled(null));
        rig.pass(Duration.ofSeconds(5));
        rig.attempt(throttled(null));
        assertThat(rig.gate.standing().throttledTo()).isEqualTo(1);
    }

    @Test
    void isHalvedOnceForComplaintsOfTheSameSecond() {
        var one = rig.enter(MessageClass.BULK);
        var other = rig.enter(MessageClass.BULK);
        sendThenBeThrottled(37);
        rig.leave(one, throttled(null));
        rig.leave(other, throttled(null));
        assertThat(rig.gate.standing().throttledTo()).isEqualTo(20);
    }

    @Test
    void growsByATenthForEachSecondWithSuccessUntilItIsForgotten() {
        sendThenBeThrottled(39);
        rig.pass(Duration.ofSeconds(1));
        rig.attempt(ACCEPTED);
        rig.attempt(ACCEPTED);
        assertThat(rig.gate.standing().throttledTo()).isCloseTo(22, within(1e-6));
        for (int i = 0; i < 14; i++) {
            rig.pass(Duration.ofSeconds(1));
            rig.attempt(ACCEPTED);
        }
        assertThat(rig.gate.standing().throttledTo()).isNull();
    }

    @Test
    void honoursTheWaitThatTheProviderAskedFor() {
        rig.attempt(throttled(Duration.ofSeconds(30)));
        var closed = (Entry.Closed) rig.lastResort(MessageClass.CRITICAL);
        assertThat(closed.reason()).isEqualTo(Entry.Reason.THROTTLED);
        assertThat(Duration.between(rig.hand.now(), closed.until())).isEqualTo(Duration.ofSeconds(30));
        rig.pass(Duration.ofSeconds(30));
        rig.enter(MessageClass.BULK);
    }

    @Test
    void letsNoProviderShutItselfAwayForMoreThanAQuarterOfAnHour() {
        rig.attempt(throttled(Duration.ofDays(7)));
        rig.pass(Duration.ofMinutes(15));
        rig.enter(MessageClass.BULK);
    }

    @Test
    void holdsMailToTheLearnedRate() {
        sendThenBeThrottled(39);
        int passed = 0;
        while (rig.ask(MessageClass.TRANSACTIONAL) instanceof Entry.Entered entered) {
            rig.leave(entered.permit(), ACCEPTED);
            passed++;
        }
        assertThat(passed).isEqualTo(20);
        assertThat(reason(rig.ask(MessageClass.TRANSACTIONAL))).isEqualTo(Entry.Reason.THROTTLED);
    }

    private void sendThenBeThrottled(int sent) {
        for (int i = 0; i < sent; i++) {
            rig.attempt(ACCEPTED);
        }
        rig.leave(rig.enter(MessageClass.BULK), throttled(null));
    }
}
