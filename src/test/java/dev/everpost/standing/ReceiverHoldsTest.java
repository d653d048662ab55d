package dev.everpost.standing;

import static dev.everpost.message.MessageClass.BULK;
import static dev.everpost.message.MessageClass.CRITICAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.world.HandDrivenWorld;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which mail waits for a receiver, and which tries. */
class ReceiverHoldsTest {

    private static final Duration HOLDS = Duration.ofMinutes(2);

    private final HandDrivenWorld hand = new HandDrivenWorld(1);
    private final ReceiverHolds holds = new ReceiverHolds(hand.world().time());

    @Test
    void oneMessageInThirtySecondsTriesAndTheOthersAreToldWhen() {
        holds.hold("a.example", "down", HOLDS);

        assertThat(holds.ask("a.example", BULK))
                .isEqualTo(new ReceiverHolds.Held(hand.now().plusSeconds(30), "down"));
        assertThat(holds.ask("b.example", BULK)).isNull();
        hand.pass(Duration.ofSeconds(30));
        assertThat(holds.ask("a.example", BULK)).isNull();
        assertThat(holds.ask("a.example", BULK)).isNotNull();
    }

    @Test
    void criticalMailTriesAtOnceAndOftenWithoutUsingUpTheTrialsOfOthers() {
        holds.hold("a.example", "down", HOLDS);

        assertThat(holds.ask("a.example", CRITICAL)).isNull();
        assertThat(holds.ask("a.example", CRITICAL)).isNotNull();
        hand.pass(Duration.ofSeconds(2));
        assertThat(holds.ask("a.example", CRITICAL)).isNull();
        assertThat(holds.ask("a.example", BULK)).isNotNull();
    }

    @Test
    void aHoldThatIsNotGivenAgainEndsByItself() {
        holds.hold("a.example", "down", HOLDS);
        hand.pass(Duration.ofMinutes(1));
        holds.hold("a.example", "still down", HOLDS);
        hand.pass(Duration.ofMinutes(1));
        assertThat(holds.all()).isEqualTo(Map.of("a.example", "still down"));
        hand.pass(Duration.ofMinutes(1));

        assertThat(holds.isHeld("a.example")).isFalse();
        assertThat(holds.ask("a.example", BULK)).isNull();
        assertThat(holds.all()).isEmpty();
    }

    @Test
    void aThousandDomainsAreHeldAndNoMore() {
        for (int i = 0; i < ReceiverHolds.MOST + 5; i++) {
            holds.hold("d" + i + ".example", "down", HOLDS);
        }
        assertThat(holds.all()).hasSize(ReceiverHolds.MOST);
    }
}
