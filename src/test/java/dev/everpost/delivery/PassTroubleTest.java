package dev.everpost.delivery;

import static dev.everpost.delivery.ScriptedProvider.DOWN;
import static dev.everpost.delivery.ScriptedProvider.UNVERIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.message.MessageClass;
import dev.everpost.standing.GateSettings;
import dev.everpost.standing.Visit;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A pass among failing stores, broken providers and missing pieces. */
class PassTroubleTest {

    private final DeliveryRig rig = new DeliveryRig();

    @Test
    void aStartThatFailedButBecameDurableDoesNotStrandTheMessage() {
        var failures = new int[] {1};
        rig.spool.lies = true;
        rig.spool.fails = change -> failures[0]-- > 0;
        var message = rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        assertThat(rig.alpha.carried).isEmpty();
        assertThat(rig.only(message).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(rig.only(message).unknowns()).isZero();
        assertThat(rig.spool.leased).isEmpty();
        rig.carryOn(message);
        assertThat(rig.only(message).state()).isEqualTo(DeliveryState.HANDED_OVER);
        assertThat(rig.alpha.carried).extracting(parcel -> parcel.attempt()).containsExactly(2);
    }

    @Test
    void anOutcomeIsHeldUntilTheStoreTakesIt() {
        rig.spool.fails = change -> change.facts().stream().anyMatch(fact -> fact instanceof Fact.AttemptEnded);
        rig.time.whileWaiting = wait -> rig.spool.fails = change -> false;
        var message = rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        assertThat(rig.only(message).state()).isEqualTo(DeliveryState.HANDED_OVER);
        assertThat(rig.alpha.carried).hasSize(1);
    }

    @Test
    void aProviderThatThrowsLeavesTheOutcomeUnknown() {
        rig.alpha.then(parcel -> {
            throw new IllegalStateException("a bug");
        });
        var message = rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        assertThat(rig.only(message).unknowns()).isEqualTo(1);
        assertThat(rig.gate(rig.alpha).standing().inFlight()).isZero();
    }

    @Test
    void aProviderThatDiesOfAnErrorLeavesTheOutcomeUnknown() {
        rig.alpha.then(parcel -> {
            throw new NoClassDefFoundError("half a jar");
        });
        var message = rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        assertThat(rig.only(message).unknowns()).isEqualTo(1);
        assertThat(rig.gate(rig.alpha).standing().inFlight()).isZero();
    }

    @Test
    void aNotificationThatCannotBeWrittenDoesNotLoseTheOutcome() {
        rig.notices = (message, content, settled) -> {
            throw new IllegalArgumentException("an odd header");
        };
        var message = rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        assertThat(rig.only(message).state()).isEqualTo(DeliveryState.HANDED_OVER);
        assertThat(rig.spool.leased).isEmpty();
    }

    @Test
    void aMessageWhoseContentIsMissingExpiresAtItsDeadline() {
        var message = rig.accept(MessageClass.TRANSACTIONAL, "ann@example.net");
        rig.spool.dropContent(message.id());
        rig.carryOn(message);
        assertThat(rig.only(message).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(rig.only(message).due()).isAfter(rig.time.now());
        rig.time.pass(DeliveryRig.DEADLINE);
        rig.carryOn(message);
        assertThat(rig.only(message).state()).isEqualTo(DeliveryState.EXPIRED);
    }

    @Test
    void aMessageThatEveryProviderTurnsAwayIsTriedLessAndLessOften() {
        rig.alpha.always(UNVERIFIED);
        rig.beta.always(UNVERIFIED);
        var message = rig.accept(MessageClass.TRANSACTIONAL, "ann@example.net");
        for (int pass = 0; pass < 12; pass++) {
            rig.carryOn(message);
            rig.time.pass(Duration.between(rig.time.now(), rig.only(message).due()));
        }
        rig.carryOn(message);
        assertThat(Duration.between(rig.time.now(), rig.only(message).due())).isGreaterThan(Duration.ofMinutes(5));
    }

    @Test
    void aDeadProviderIsNoLastResortWhileAHealthyOneOnlyAsksForASecond() {
        rig.limits = plain -> plain.name().equals(rig.beta.name())
                ? new GateSettings(plain.name(), 8, 1.0, null, plain.breaker())
                : plain;
        rig.alpha.always(DOWN);
        rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        rig.time.pass(Duration.ofSeconds(2));
        rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        assertThat(rig.alpha.carried).as("down after two tries").hasSize(2);
        var next = rig.carry(MessageClass.CRITICAL, "ann@example.net");
        assertThat(rig.alpha.carried).as("known to be down").hasSize(2);
        assertThat(rig.only(next).provider()).isEqualTo(rig.beta.name());
    }

    @Test
    void aPassThatGotInWhileTheGatewayStopsGivesThePlaceBack() {
        var message = rig.accept(MessageClass.BULK, "ann@example.net");
        var work = rig.work(message);
        rig.limits = plain -> new GateSettings(plain.name(), 1, null, null, plain.breaker());
        var first = rig.gate(rig.alpha).enter(new Visit(MessageClass.BULK, 1, false, false));
        rig.time.whileWaiting = wait -> {
            rig.stopping = true;
            rig.gate(rig.alpha).abandon(((dev.everpost.standing.Entry.Entered) first).permit());
            rig.time.whileWaiting = later -> {};
        };
        rig.pass().run(work);
        assertThat(rig.alpha.carried).isEmpty();
        assertThat(rig.only(message)).extracting(Delivery::state).isEqualTo(DeliveryState.WAITING);
        assertThat(rig.spool.leased).isEmpty();
        assertThat(rig.gate(rig.alpha).standing().inFlight()).isZero();
    }
}
