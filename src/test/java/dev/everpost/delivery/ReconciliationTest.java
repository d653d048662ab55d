package dev.everpost.delivery;

import static dev.everpost.delivery.ScriptedProvider.NO;
import static dev.everpost.delivery.ScriptedProvider.SILENT;
import static dev.everpost.delivery.ScriptedProvider.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.Found;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.provider.Finding;
import dev.everpost.route.OnUnknown;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Before anything is sent again, the provider that may have it is asked. */
class ReconciliationTest {

    private static final Finding HAS_IT = new Finding.Taken("id-7", "delivered at noon");
    private static final Finding NEVER = new Finding.NotTaken("no such message");
    private static final Finding LATER = new Finding.NotYet("its index lags behind");

    private final DeliveryRig rig = new DeliveryRig();

    @Test
    void whatItHasIsHandedOverWithoutASecondCopy() {
        rig.alpha.then(SILENT).thenFinds(HAS_IT);
        var message = rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        assertThat(rig.only(message).state()).isEqualTo(DeliveryState.HANDED_OVER);
        assertThat(rig.only(message).why()).isEqualTo("found by asking alpha: delivered at noon");
        assertThat(rig.only(message).unknowns()).isZero();
        assertThat(rig.beta.carried).isEmpty();
        assertThat(rig.spool.leased).isEmpty();
        assertThat(lastInquiry()).isEqualTo(inquired(Found.TAKEN, "id-7", "delivered at noon"));
    }

    @Test
    void whatItNeverGotGoesToTheNextCandidateAtOnceAndIsNoPossibleDuplicate() {
        rig.alpha.then(SILENT).thenFinds(NEVER);
        var message = rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        assertThat(rig.only(message).state()).isEqualTo(DeliveryState.HANDED_OVER);
        assertThat(rig.only(message).provider()).isEqualTo(rig.beta.name());
        assertThat(rig.only(message).unknowns()).isZero();
        var last = (Fact.AttemptEnded) rig.spool.facts.getLast();
        assertThat(last.outcomes().getFirst().possibleDuplicate()).isFalse();
    }

    @Test
    void itIsAskedAboutTheAttemptAndTheRecipientsInDoubtOnly() {
        rig.alpha.then(parcel -> List.of(TAKEN, NO, SILENT, SILENT)).thenFinds(HAS_IT);
        var message = rig.carry(MessageClass.BULK, "a@example.net", "b@example.net", "c@example.net", "d@example.net");
        var inquiry = rig.alpha.inquiries.getFirst();
        assertThat(inquiry.attempt()).isEqualTo(1);
        assertThat(inquiry.recipients()).extracting(to -> to.index()).containsExactly(2, 3);
        assertThat(inquiry.startedAt()).isEqualTo(rig.time.now());
        assertThat(rig.spool.of(message.id()))
                .extracting(Delivery::state)
                .containsExactly(
                        DeliveryState.HANDED_OVER,
                        DeliveryState.REFUSED,
                        DeliveryState.HANDED_OVER,
                        DeliveryState.HANDED_OVER);
    }

    @Test
    void aProviderThatMayKnowLaterIsAskedLessAndLessOftenUntilTheWaitIsOver() {
        rig.alpha.then(SILENT);
        for (int i = 0; i < 40; i++) {
            rig.alpha.thenFinds(LATER);
        }
        var message = rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        assertThat(wait(message)).isEqualTo(Duration.ofSeconds(5));
        passUntilDue(message);
        assertThat(wait(message)).isEqualTo(Duration.ofSeconds(10));
        while (rig.only(message).state() == DeliveryState.WAITING) {
            passUntilDue(message);
        }
        assertThat(rig.only(message).unknowns()).isEqualTo(1);
        assertThat(rig.time.elapsed()).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(16));
        assertThat(rig.alpha.inquiries).hasSizeBetween(8, 16);
    }

    @Test
    void newsDuringTheWaitSettleIt() {
        rig.alpha.then(SILENT).thenFinds(LATER).thenFinds(LATER).thenFinds(HAS_IT);
        var message = rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        passUntilDue(message);
        passUntilDue(message);
        assertThat(rig.only(message).state()).isEqualTo(DeliveryState.HANDED_OVER);
        assertThat(rig.alpha.carried).hasSize(1);
    }

    @Test
    void aCodeDoesNotWaitForAnIndexThatLagsBehindAndIsMarked() {
        rig.onUnknown = OnUnknown.RESEND;
        rig.alpha.then(SILENT);
        for (int i = 0; i < 40; i++) {
            rig.alpha.thenFinds(LATER);
        }
        var message = rig.carry(MessageClass.CRITICAL, "ann@example.net");
        assertThat(rig.only(message).provider()).isEqualTo(rig.beta.name());
        assertThat(rig.only(message).unknowns()).isEqualTo(1);
        assertThat(rig.time.elapsed()).isLessThanOrEqualTo(Duration.ofMillis(1_001));
        assertThat(rig.alpha.inquiries.size()).isGreaterThan(1);
    }

    @Test
    void aCodeIsNotSentAgainWhenTheIndexCatchesUpInTime() {
        rig.onUnknown = OnUnknown.RESEND;
        rig.alpha.then(SILENT).thenFinds(LATER).thenFinds(HAS_IT);
        var message = rig.carry(MessageClass.CRITICAL, "ann@example.net");
        assertThat(rig.only(message).provider()).isEqualTo(rig.alpha.name());
        assertThat(rig.beta.carried).isEmpty();
    }

    @Test
    void aProviderThatLetsAQuestionGoUnansweredCostsLaterMessagesNothing() {
        rig.onUnknown = OnUnknown.RESEND;
        rig.time.inquiriesHang = true;
        rig.alpha.then(SILENT).then(SILENT);
        rig.carry(MessageClass.CRITICAL, "ann@example.net");
        var one = rig.time.elapsed();
        var second = rig.carry(MessageClass.CRITICAL, "bob@example.net");
        assertThat(one).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1_001));
        assertThat(rig.time.elapsed()).isEqualTo(one);
        assertThat(rig.only(second).provider()).isEqualTo(rig.beta.name());
    }

    @Test
    void whatTheStoreDidNotTakeIsAskedOnceMore() {
        rig.alpha.then(SILENT).thenFinds(HAS_IT).thenFinds(HAS_IT);
        rig.spool.fails = change -> change.facts().stream().anyMatch(fact -> fact instanceof Fact.Inquired);
        var message = rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        assertThat(rig.only(message).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(rig.spool.leased).isEmpty();
        rig.spool.fails = change -> false;
        rig.carryOn(message);
        assertThat(rig.only(message).state()).isEqualTo(DeliveryState.HANDED_OVER);
        assertThat(rig.alpha.carried).hasSize(1);
    }

    @Test
    void itIsAskedOnceMoreBeforeItWouldExpire() {
        rig.deadline = Duration.ofMinutes(10);
        rig.alpha.then(SILENT).thenFinds(LATER).thenFinds(HAS_IT);
        var message = rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        rig.time.pass(Duration.ofMinutes(11));
        rig.carryOn(message);
        assertThat(rig.only(message).state()).isEqualTo(DeliveryState.HANDED_OVER);
        assertThat(rig.spool.leased).isEmpty();
    }

    @Test
    void aRetryThatSomebodyAskedForDoesNotWaitButAsksFirst() {
        rig.alpha.then(SILENT).thenFinds(LATER).thenFinds(LATER);
        var message = rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        rig.spool.facts.add(new Fact.RetryAsked(rig.time.now(), message.id(), "ann"));
        rig.carryOn(message);
        assertThat(rig.only(message).state()).isEqualTo(DeliveryState.HANDED_OVER);
        assertThat(rig.alpha.inquiries).hasSize(2);
    }

    private Fact.Inquired lastInquiry() {
        return rig.spool.facts.stream()
                .filter(Fact.Inquired.class::isInstance)
                .map(Fact.Inquired.class::cast)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private Fact.Inquired inquired(Found found, String id, String words) {
        var last = lastInquiry();
        return new Fact.Inquired(last.at(), last.message(), 1, rig.alpha.name(), List.of(0), found, id, words);
    }

    private Duration wait(Message message) {
        return Duration.between(rig.time.now(), rig.only(message).due());
    }

    private void passUntilDue(Message message) {
        rig.time.pass(wait(message));
        rig.carryOn(message);
    }
}
