package dev.everpost.standing;

import static dev.everpost.standing.GateRig.ACCEPTED;
import static dev.everpost.standing.GateRig.REFUSED;
import static dev.everpost.standing.GateRig.UNKNOWN;
import static dev.everpost.standing.GateRig.permit;
import static dev.everpost.standing.GateRig.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.message.MessageClass;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class QuotaTest {

    @Test
    void letsABurstOfOneSecondThroughAndThenTheRate() {
        var rig = GateRig.with(5.0, null);
        assertThat(passing(rig, 10)).isEqualTo(5);
        assertThat(reason(rig.ask(MessageClass.CRITICAL))).isEqualTo(Entry.Reason.QUOTA_SECOND);
        rig.pass(Duration.ofMillis(400));
        assertThat(passing(rig, 10)).isEqualTo(2);
    }

    @Test
    void saysWhenTheNextRecipientFits() {
        var rig = GateRig.with(5.0, null);
        passing(rig, 5);
        var closed = (Entry.Closed) rig.ask(MessageClass.BULK);
        assertThat(Duration.between(rig.hand.now(), closed.until())).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void letsAParcelLargerThanTheBurstThroughAndCollectsTheDebt() {
        var rig = GateRig.with(5.0, null);
        permit(rig.gate.enter(new Visit(MessageClass.BULK, 50, false, false)));
        rig.pass(Duration.ofMillis(9_100));
        assertThat(reason(rig.ask(MessageClass.BULK))).isEqualTo(Entry.Reason.QUOTA_SECOND);
        rig.pass(Duration.ofMillis(200));
        permit(rig.ask(MessageClass.BULK));
    }

    @Test
    void letsOneThroughWhenTheRateIsBelowOneASecond() {
        var rig = GateRig.with(0.5, null);
        assertThat(passing(rig, 3)).isEqualTo(1);
        rig.pass(Duration.ofSeconds(2));
        assertThat(passing(rig, 3)).isEqualTo(1);
    }

    @Test
    void isGivenBackByAnAttemptThatWasNeverMade() {
        var rig = GateRig.with(1.0, 1L);
        rig.gate.abandon(rig.enter(MessageClass.BULK));
        permit(rig.ask(MessageClass.BULK));
    }

    @Test
    void ofTheDayCountsWhoWasAcceptedOrMayHaveBeen() {
        var rig = GateRig.with(null, 4L);
        rig.leave(
                permit(rig.gate.enter(new Visit(MessageClass.BULK, 4, false, false))),
                ACCEPTED,
                UNKNOWN,
                ACCEPTED,
                REFUSED);
        assertThat(rig.gate.standing().leftToday()).isEqualTo(1);
        rig.attempt(REFUSED);
        rig.attempt(ACCEPTED);
        assertThat(reason(rig.ask(MessageClass.CRITICAL))).isEqualTo(Entry.Reason.QUOTA_DAY);
    }

    @Test
    void ofTheDayCountsWhatIsUnderWay() {
        var rig = GateRig.with(null, 1L);
        rig.enter(MessageClass.BULK);
        assertThat(reason(rig.ask(MessageClass.BULK))).isEqualTo(Entry.Reason.QUOTA_DAY);
    }

    @Test
    void ofTheDayIsNeverPassedAsLastResort() {
        var rig = GateRig.with(null, 1L);
        rig.attempt(ACCEPTED);
        assertThat(reason(rig.lastResort(MessageClass.CRITICAL))).isEqualTo(Entry.Reason.QUOTA_DAY);
    }

    @Test
    void ofTheDaySlidesByTheHour() {
        var rig = GateRig.with(null, 10L);
        passing(rig, 6);
        rig.pass(Duration.ofHours(5));
        passing(rig, 4);
        var closed = (Entry.Closed) rig.ask(MessageClass.BULK);
        assertThat(Duration.between(rig.hand.now(), closed.until())).isEqualTo(Duration.ofHours(20));
        rig.pass(Duration.ofHours(20));
        assertThat(passing(rig, 10)).isEqualTo(6);
    }

    @Test
    void ofTheDayRemembersWhatWasSentBeforeTheStart() {
        var rig = GateRig.with(null, 100L);
        var perHour = new long[24];
        perHour[0] = 30;
        perHour[23] = 70;
        rig.gate.restoreUsage(perHour);
        assertThat(reason(rig.ask(MessageClass.BULK))).isEqualTo(Entry.Reason.QUOTA_DAY);
        rig.pass(Duration.ofHours(2));
        assertThat(rig.gate.standing().leftToday()).isEqualTo(70);
    }

    @Test
    void ofTheDayTreatsAPlainNumberAsSentJustNow() {
        var rig = GateRig.with(null, 100L);
        rig.gate.restoreUsage(100);
        rig.pass(Duration.ofHours(24));
        assertThat(rig.gate.standing().leftToday()).isZero();
        rig.pass(Duration.ofHours(1));
        assertThat(rig.gate.standing().leftToday()).isEqualTo(100);
    }

    /** How many of so many one-recipient attempts are let in; each is accepted. */
    private static int passing(GateRig rig, int asks) {
        int passed = 0;
        for (int i = 0; i < asks; i++) {
            if (rig.ask(MessageClass.TRANSACTIONAL) instanceof Entry.Entered entered) {
                rig.leave(entered.permit(), ACCEPTED);
                passed++;
            }
        }
        return passed;
    }
}
