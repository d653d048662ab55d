package dev.everpost.delivery;

import static dev.everpost.delivery.ScriptedProvider.NO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.message.MessageClass;
import dev.everpost.store.DeliveryState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Mail for a receiver that is in trouble itself waits, and does not wander from provider to provider. */
class ReceiverPatienceTest {

    private static final Duration HOLDS = Duration.ofMinutes(2);

    private final DeliveryRig rig = new DeliveryRig();

    @Test
    void mailForItWaitsAndOtherRecipientsOfTheSameMessageGo() {
        rig.holds.hold("gmail.example", "it refuses everybody", HOLDS);
        var message = rig.carry(MessageClass.TRANSACTIONAL, "ann@gmail.example", "bob@example.net");

        assertThat(rig.spool.of(message.id()))
                .satisfiesExactly(
                        ann -> {
                            assertThat(ann.state()).isEqualTo(DeliveryState.WAITING);
                            assertThat(ann.tries()).isZero();
                            assertThat(ann.due()).isAfter(rig.time.now());
                        },
                        bob -> assertThat(bob.state()).isEqualTo(DeliveryState.HANDED_OVER));
        assertThat(rig.beta.carried).isEmpty();
    }

    @Test
    void aMessageOfWhichNobodyMayGoIsGivenBackWhole() {
        rig.holds.hold("gmail.example", "it refuses everybody", HOLDS);
        rig.carry(MessageClass.TRANSACTIONAL, "ann@gmail.example");

        assertThat(rig.alpha.carried).isEmpty();
        assertThat(rig.spool.leased).isEmpty();
    }

    @Test
    void aCriticalMessageTriesAtOnceAndARefusalIsNotBelieved() {
        rig.holds.hold("gmail.example", "it refuses everybody", HOLDS);
        rig.alpha.then(NO);
        var code = rig.carry(MessageClass.CRITICAL, "ann@gmail.example");

        assertThat(rig.only(code).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(rig.only(code).why()).contains("not believed while its receiver is in trouble");
        assertThat(rig.beta.carried).isEmpty();

        rig.holds.release("gmail.example");
        rig.carryOn(code);
        assertThat(rig.only(code).state()).isEqualTo(DeliveryState.HANDED_OVER);
    }

    @Test
    void aTrialThatItsFirstProviderFailsGoesToTheNext() {
        rig.holds.hold("gmail.example", "it refuses everybody", HOLDS);
        rig.alpha.then(ScriptedProvider.DOWN);
        var code = rig.carry(MessageClass.CRITICAL, "ann@gmail.example");

        assertThat(rig.only(code).state()).isEqualTo(DeliveryState.HANDED_OVER);
        assertThat(rig.beta.carried).hasSize(1);
    }

    @Test
    void aRefusalElsewhereIsFinalAsEver() {
        rig.holds.hold("gmail.example", "it refuses everybody", HOLDS);
        rig.alpha.then(NO);

        assertThat(rig.only(rig.carry(MessageClass.TRANSACTIONAL, "bob@example.net"))
                        .state())
                .isEqualTo(DeliveryState.REFUSED);
    }
}
