package dev.everpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.provider.Finding;
import dev.everpost.route.OnUnknown;
import dev.everpost.store.Change;
import dev.everpost.store.DeliveryState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Attempts that nobody waits for any more. */
class RecoveryTest {

    private final DeliveryRig rig = new DeliveryRig();

    @Test
    void anInterruptedAttemptBecomesUnknownAndIsDueAtOnceForItsProviderIsAskedFirst() {
        var message = interrupted();
        assertThat(rig.recovery().run()).isTrue();
        assertThat(rig.only(message).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(rig.only(message).unknowns()).isEqualTo(1);
        assertThat(rig.only(message).due()).isBeforeOrEqualTo(rig.time.now());
        assertThat(rig.spool.facts).last().isInstanceOf(Fact.AttemptEnded.class);
        assertThat(rig.spool.leased).isEmpty();
    }

    @Test
    void whatItsProviderCannotTellThenWaitsByItsPolicy() {
        var message = interrupted();
        rig.recovery().run();
        rig.carryOn(message);
        assertThat(rig.only(message).due()).isAfter(rig.time.now().plus(Duration.ofMinutes(14)));
        assertThat(rig.beta.carried).isEmpty();
    }

    @Test
    void whereThePolicyResendsItGoesToAProviderAtOnceAndIsMarked() {
        rig.onUnknown = OnUnknown.RESEND;
        var message = interrupted();
        rig.recovery().run();
        rig.carryOn(message);
        assertThat(rig.only(message).state()).isEqualTo(DeliveryState.HANDED_OVER);
        assertThat(rig.only(message).unknowns()).isEqualTo(1);
    }

    @Test
    void whatItsProviderHasIsNotSentAgainAfterARestart() {
        var message = interrupted();
        rig.alpha.thenFinds(new Finding.Taken("id-7", "delivered"));
        rig.recovery().run();
        rig.carryOn(message);
        assertThat(rig.only(message).state()).isEqualTo(DeliveryState.HANDED_OVER);
        assertThat(rig.alpha.carried).isEmpty();
        assertThat(rig.beta.carried).isEmpty();
    }

    @Test
    void whatAFailingStoreDidNotLetSettleKeepsNoLeaseAndIsFoundAgain() {
        var first = interrupted();
        var second = interrupted();
        rig.spool.fails = change -> true;
        assertThat(rig.recovery().run()).isFalse();
        assertThat(rig.spool.leased).isEmpty();
        rig.spool.fails = change -> false;
        assertThat(rig.recovery().run()).isTrue();
        assertThat(List.of(rig.only(first), rig.only(second))).allMatch(row -> row.state() == DeliveryState.WAITING);
    }

    private Message interrupted() {
        var message = rig.accept(MessageClass.TRANSACTIONAL, "ann@example.net");
        var attempting = Aftermath.attempting(rig.only(message), rig.alpha.name(), 1, rig.time.now());
        rig.spool.record(new Change(message.id(), List.of(), List.of(attempting), true, List.of()));
        return message;
    }
}
