package dev.everpost.standing;

import static dev.everpost.standing.GateRig.ACCEPTED;
import static dev.everpost.standing.GateRig.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.message.MessageClass;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Retries are a share of a provider's traffic and never most of it. */
class RetryBudgetTest {

    private final GateRig rig = new GateRig();

    @Test
    void whenTheBudgetIsSpentRetriesWaitAndFreshMailEnters() {
        assertThat(enterAll(MessageClass.TRANSACTIONAL)).isEqualTo(75);
        assertThat(reason(retry(MessageClass.TRANSACTIONAL))).isEqualTo(Entry.Reason.RETRIES);
        assertThat(rig.ask(MessageClass.BULK)).isInstanceOf(Entry.Entered.class);
    }

    @Test
    void theLastQuarterOfTheBurstIsKeptForCriticalMail() {
        enterAll(MessageClass.BULK);
        assertThat(enterAll(MessageClass.CRITICAL)).isEqualTo(25);
        assertThat(reason(retry(MessageClass.CRITICAL))).isEqualTo(Entry.Reason.RETRIES);
    }

    @Test
    void fiveFirstAttemptsPayForOneRetry() {
        enterAll(MessageClass.TRANSACTIONAL);
        for (int i = 0; i < 50; i++) {
            rig.attempt(ACCEPTED);
        }
        assertThat(enterAll(MessageClass.TRANSACTIONAL)).isEqualTo(10);
    }

    @Test
    void withoutNewMailTenASecondGo() {
        enterAll(MessageClass.TRANSACTIONAL);
        rig.pass(Duration.ofSeconds(3));
        assertThat(enterAll(MessageClass.TRANSACTIONAL)).isEqualTo(30);
    }

    @Test
    void nothingIsSavedUpBeyondTheBurst() {
        rig.pass(Duration.ofHours(8));
        assertThat(enterAll(MessageClass.CRITICAL)).isEqualTo(100);
    }

    @Test
    void aRetryThatWasNotMadeIsGivenBack() {
        enterAll(MessageClass.CRITICAL);
        rig.pass(Duration.ofMillis(100));
        rig.gate.abandon(GateRig.permit(retry(MessageClass.CRITICAL)));
        assertThat(retry(MessageClass.CRITICAL)).isInstanceOf(Entry.Entered.class);
    }

    @Test
    void aParcelLargerThanTheBurstIsNotShutOutForEver() {
        assertThat(rig.gate.enter(new Visit(MessageClass.BULK, 500, true, false)))
                .isInstanceOf(Entry.Entered.class);
        assertThat(reason(retry(MessageClass.CRITICAL))).isEqualTo(Entry.Reason.RETRIES);
    }

    private Entry retry(MessageClass messageClass) {
        return rig.gate.enter(new Visit(messageClass, 1, true, false));
    }

    /** How many retries enter before the budget is spent. */
    private int enterAll(MessageClass messageClass) {
        int entered = 0;
        while (retry(messageClass) instanceof Entry.Entered in) {
            rig.gate.leave(in.permit(), List.of(ACCEPTED), Duration.ofMillis(5));
            entered++;
        }
        return entered;
    }
}
