package dev.everpost.delivery;

import static dev.everpost.delivery.ScriptedProvider.DOWN;
import static dev.everpost.delivery.ScriptedProvider.GREYLISTED;
import static dev.everpost.delivery.ScriptedProvider.NO;
import static dev.everpost.delivery.ScriptedProvider.SILENT;
import static dev.everpost.delivery.ScriptedProvider.TAKEN;
import static dev.everpost.delivery.ScriptedProvider.THROTTLED;
import static dev.everpost.delivery.ScriptedProvider.UNVERIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.message.MessageClass;
import dev.everpost.provider.Capabilities;
import dev.everpost.route.OnUnknown;
import dev.everpost.standing.Advice;
import dev.everpost.standing.GateSettings;
import dev.everpost.standing.RetrySettings;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Lane;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One pass carries a message as far as it goes now, and leaves nothing without a next step. */
class PassTest {

    private final DeliveryRig rig = new DeliveryRig();

    @Test
    void theFirstProviderOfTheRouteCarriesIt() {
        var message = rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        assertThat(rig.only(message).state()).isEqualTo(DeliveryState.HANDED_OVER);
        assertThat(rig.only(message).provider()).isEqualTo(rig.alpha.name());
        assertThat(rig.spool.leased).isEmpty();
    }

    @Test
    void aProviderThatIsDownIsLeftWithinThePass() {
        rig.alpha.then(DOWN);
        var message = rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        assertThat(rig.only(message).state()).isEqualTo(DeliveryState.HANDED_OVER);
        assertThat(rig.only(message).provider()).isEqualTo(rig.beta.name());
        assertThat(rig.time.elapsed()).isLessThan(Duration.ofMillis(1));
    }

    @Test
    void aProviderKnownToBeDownIsNotAskedAgain() {
        rig.alpha.always(DOWN);
        for (int i = 0; i < 10; i++) {
            rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        }
        assertThat(rig.alpha.carried).hasSize(2);
        assertThat(rig.beta.carried).hasSize(10);
    }

    @Test
    void aProviderThatTheWatchAdvisesAgainstIsPassedOverUntilNoOtherIsLeft() {
        rig.gate(rig.alpha).advise(new Advice(Advice.Level.KEEP_OUT, "nothing arrives"), Duration.ofMinutes(2));
        assertThat(rig.only(rig.carry(MessageClass.CRITICAL, "ann@example.net")).provider())
                .isEqualTo(rig.beta.name());

        rig.beta.always(DOWN);
        var message = rig.carry(MessageClass.CRITICAL, "ann@example.net");
        assertThat(rig.only(message).provider()).isEqualTo(rig.alpha.name());
    }

    @Test
    void aProviderThatIsDoubtedComesAfterTheOthersAndBeforeAnyWaiting() {
        rig.gate(rig.alpha).advise(new Advice(Advice.Level.OTHERS_FIRST, "it is slow"), Duration.ofMinutes(2));
        assertThat(rig.only(rig.carry(MessageClass.CRITICAL, "ann@example.net")).provider())
                .isEqualTo(rig.beta.name());

        rig.beta.then(THROTTLED);
        var message = rig.carry(MessageClass.CRITICAL, "ann@example.net");
        assertThat(rig.only(message).provider()).isEqualTo(rig.alpha.name());
    }

    @Test
    void aSenderThatOneProviderDoesNotKnowGoesToTheNext() {
        rig.alpha.then(UNVERIFIED);
        var message = rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        assertThat(rig.only(message).provider()).isEqualTo(rig.beta.name());
    }

    @Test
    void oneBadRecipientAmongManyIsRefusedAloneAndNeverWanders() {
        rig.alpha.then(parcel -> parcel.recipients().stream()
                .map(to -> to.index() == 1 ? NO : TAKEN)
                .toList());
        var message = rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net", "bad@example.net", "cy@example.net");
        assertThat(rig.spool.of(message.id()))
                .extracting(Delivery::state)
                .containsExactly(DeliveryState.HANDED_OVER, DeliveryState.REFUSED, DeliveryState.HANDED_OVER);
        assertThat(rig.beta.carried).isEmpty();
    }

    @Test
    void recipientsBeyondAProvidersLimitTravelInFurtherAttempts() {
        rig.alpha.capabilities = new Capabilities(40_000_000, 2, true, true);
        var message = rig.carry(
                MessageClass.TRANSACTIONAL,
                "a@example.net",
                "b@example.net",
                "c@example.net",
                "d@example.net",
                "e@x.org");
        assertThat(rig.alpha.carried)
                .extracting(parcel -> parcel.recipients().size())
                .containsExactly(2, 2, 1);
        assertThat(rig.alpha.carried).extracting(parcel -> parcel.attempt()).containsExactly(1, 2, 3);
        assertThat(rig.spool.of(message.id())).allMatch(row -> row.state() == DeliveryState.HANDED_OVER);
    }

    @Test
    void aGreylistedRecipientWaitsAtTheRetryLane() {
        rig.alpha.then(GREYLISTED);
        var message = rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        var waiting = rig.only(message);
        assertThat(waiting.state()).isEqualTo(DeliveryState.WAITING);
        assertThat(waiting.lane()).isEqualTo(Lane.TRANSACTIONAL_RETRY);
        assertThat(waiting.due()).isAfter(rig.time.now().plusSeconds(5));
        assertThat(rig.beta.carried).isEmpty();
        assertThat(rig.spool.leased).isEmpty();
    }

    @Test
    void aThrottledProviderIsLeftByTransactionalMailAndWaitedForByBulk() {
        rig.alpha.then(THROTTLED);
        assertThat(rig.only(rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net"))
                        .provider())
                .isEqualTo(rig.beta.name());
        var other = new DeliveryRig();
        other.alpha.then(THROTTLED);
        var bulk = other.carry(MessageClass.BULK, "ann@example.net");
        assertThat(other.only(bulk).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(other.beta.carried).isEmpty();
    }

    @Test
    void anUnknownOutcomeWaitsForNewsByDefault() {
        rig.alpha.then(SILENT);
        var message = rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        var held = rig.only(message);
        assertThat(held.state()).isEqualTo(DeliveryState.WAITING);
        assertThat(held.unknowns()).isEqualTo(1);
        assertThat(Duration.between(rig.time.now(), held.due()))
                .isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
        assertThat(rig.beta.carried).isEmpty();
    }

    @Test
    void anUnknownOutcomeIsSentAgainAtOnceAndMarkedWhereThePolicySaysSo() {
        rig.onUnknown = OnUnknown.RESEND;
        rig.alpha.then(SILENT);
        var message = rig.carry(MessageClass.CRITICAL, "ann@example.net");
        assertThat(rig.only(message).provider()).isEqualTo(rig.beta.name());
        var last = (Fact.AttemptEnded) rig.spool.facts.getLast();
        assertThat(last.outcomes().getFirst().possibleDuplicate()).isTrue();
    }

    @Test
    void whatNobodyTakesWaitsInsteadOfBouncing() {
        rig.alpha.always(DOWN);
        rig.beta.always(DOWN);
        for (int i = 0; i < 20; i++) {
            var message = rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
            assertThat(rig.only(message).state()).isEqualTo(DeliveryState.WAITING);
            assertThat(rig.only(message).due()).isAfter(rig.time.now());
        }
        assertThat(rig.spool.leased).isEmpty();
    }

    @Test
    void whatWaitsLongForADeadRouteIsLookedAtLessAndLessOften() {
        rig.gate(rig.alpha).drain("ann", "maintenance");
        rig.gate(rig.beta).drain("ann", "maintenance");
        var message = rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        var first = Duration.between(rig.time.now(), rig.only(message).due());
        rig.time.pass(Duration.ofMinutes(40));
        rig.carryOn(message);
        assertThat(first).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(19));
        assertThat(Duration.between(rig.time.now(), rig.only(message).due()))
                .isBetween(Duration.ofMinutes(5), Duration.ofSeconds(376));
    }

    @Test
    void aRetryBeyondTheBudgetWaitsAndDoesNotWanderToTheNextProvider() {
        rig.limits = plain ->
                new GateSettings(plain.name(), 8, null, null, plain.breaker(), new RetrySettings(0.2, 0.001, 1));
        rig.alpha.then(GREYLISTED).then(GREYLISTED);
        var first = rig.carry(MessageClass.CRITICAL, "ann@example.net");
        var second = rig.carry(MessageClass.CRITICAL, "ann@example.net");
        rig.carryOn(first);
        rig.carryOn(second);
        assertThat(rig.only(first).state()).isEqualTo(DeliveryState.HANDED_OVER);
        assertThat(rig.only(second).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(rig.only(second).why()).isEqualTo("alpha: its budget of retries is spent");
        assertThat(rig.only(second).due()).isAfter(rig.time.now().plusSeconds(1));
        assertThat(rig.beta.carried).isEmpty();
    }

    @Test
    void theNextProviderOfAFreshMessageIsNoRetry() {
        rig.limits =
                plain -> new GateSettings(plain.name(), 8, null, null, plain.breaker(), new RetrySettings(0, 0.001, 1));
        rig.alpha.always(DOWN);
        for (int i = 0; i < 5; i++) {
            assertThat(rig.only(rig.carry(MessageClass.BULK, "ann@example.net")).state())
                    .isEqualTo(DeliveryState.HANDED_OVER);
        }
    }

    @Test
    void afterTheDeadlineItExpiresWithAFact() {
        rig.alpha.always(GREYLISTED);
        var message = rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        rig.time.pass(DeliveryRig.DEADLINE);
        rig.carryOn(message);
        assertThat(rig.only(message).state()).isEqualTo(DeliveryState.EXPIRED);
        assertThat(rig.only(message).why()).contains("451 greylisted");
        assertThat(rig.spool.facts).last().isInstanceOf(Fact.Expired.class);
    }

    @Test
    void noWaitGoesBeyondTheDeadline() {
        rig.deadline = Duration.ofSeconds(3);
        rig.alpha.always(GREYLISTED);
        var message = rig.carry(MessageClass.BULK, "ann@example.net");
        assertThat(rig.only(message).due()).isEqualTo(message.deadline());
    }

    @Test
    void aSpentDayQuotaOverflowsToTheNextProvider() {
        rig.limits = plain -> plain.name().equals(rig.alpha.name())
                ? new GateSettings(plain.name(), 8, null, 1L, plain.breaker())
                : plain;
        rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        var second = rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        assertThat(rig.only(second).provider()).isEqualTo(rig.beta.name());
        assertThat(rig.spool.facts)
                .filteredOn(fact -> fact instanceof Fact.AttemptStarted)
                .last()
                .extracting(fact -> ((Fact.AttemptStarted) fact).why())
                .asString()
                .contains("quota of 1 recipients a day is spent");
    }

    @Test
    void everyAttemptIsWrittenBeforeAndAfterTheCall() {
        rig.alpha.then(DOWN);
        rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        assertThat(rig.spool.facts)
                .extracting(Object::getClass)
                .isEqualTo(List.of(
                        Fact.AttemptStarted.class,
                        Fact.AttemptEnded.class,
                        Fact.AttemptStarted.class,
                        Fact.AttemptEnded.class));
    }
}
