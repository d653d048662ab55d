package dev.everpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.message.MessageClass;
import dev.everpost.provider.Capabilities;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What no provider of its route can ever carry is refused at once; what waits for one that is down is not. */
class NoCarrierTest {

    private static final Capabilities PLAIN = new Capabilities(40_000_000, 50, false, true);
    private static final Capabilities SMALL = new Capabilities(100, 50, true, true);

    private final DeliveryRig rig = new DeliveryRig();

    @Test
    void aMessageTooLargeForEveryProviderIsRefusedAtOnceWithTheReason() {
        rig.alpha.capabilities = SMALL;
        rig.beta.capabilities = SMALL;
        var message = rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        assertThat(rig.only(message).state()).isEqualTo(DeliveryState.REFUSED);
        assertThat(rig.only(message).why()).contains("no provider of its route", "alpha: the message has", "takes 100");
        assertThat(rig.spool.facts).singleElement().isInstanceOf(Fact.NoCarrier.class);
        assertThat(rig.spool.leased).isEmpty();
        assertThat(rig.alpha.carried).isEmpty();
    }

    @Test
    void itsSubmitterIsToldWhenThatWasAskedFor() {
        rig.alpha.capabilities = SMALL;
        rig.beta.capabilities = SMALL;
        rig.notices = new FailureNotices(rig::nextId, "mx.example", rig.time.world());
        rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        var report =
                new String(rig.spool.spawned.getFirst().content().bytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(report).contains("Status: 5.3.4");
    }

    @Test
    void anInternationalRecipientThatNobodyCanCarryDoesNotTakeItsCompanyAlong() {
        rig.alpha.capabilities = PLAIN;
        rig.beta.capabilities = PLAIN;
        var message =
                rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net", "j\u00f6rg@example.net", "cy@example.net");
        assertThat(rig.spool.of(message.id()))
                .extracting(Delivery::state)
                .containsExactly(DeliveryState.HANDED_OVER, DeliveryState.REFUSED, DeliveryState.HANDED_OVER);
        assertThat(rig.spool.leased).isEmpty();
    }

    @Test
    void aProviderThatCouldCarryItIsWaitedForHoweverLongItIsDown() {
        rig.alpha.capabilities = PLAIN;
        rig.gate(rig.beta).drain("ann", "maintenance");
        var message = rig.carry(MessageClass.TRANSACTIONAL, "j\u00f6rg@example.net");
        assertThat(rig.only(message).state()).isEqualTo(DeliveryState.WAITING);
    }

    @Test
    void aRefusalThatTheStoreCannotTakeComesBack() {
        rig.alpha.capabilities = SMALL;
        rig.beta.capabilities = SMALL;
        rig.spool.fails = change -> true;
        var message = rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        assertThat(rig.only(message).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(rig.spool.leased).isEmpty();
        rig.spool.fails = change -> false;
        rig.carryOn(message);
        assertThat(List.of(rig.only(message).state())).containsExactly(DeliveryState.REFUSED);
    }
}
