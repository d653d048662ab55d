package dev.everpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.experience.Experience;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.Reading;
import dev.everpost.health.Signal;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import dev.everpost.world.HandDrivenWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A queue is long by the pace at which it moves. */
class QueueSignalsTest {

    private static final ProviderName ALPHA = new ProviderName("alpha");

    private final HandDrivenWorld hand = new HandDrivenWorld(1);
    private final Experience experience = new Experience(hand.world().time());
    private final List<Signal> told = new ArrayList<>();
    private final QueueSignals signals =
            new QueueSignals(experience, told::add, hand.world().time());

    @Test
    void aQueueThatDoesNotMoveIsLong() {
        assertThat(look(QueueSignals.LEAST)).isEqualTo(Reading.IMPAIRED);
        assertThat(look(QueueSignals.LEAST - 1)).isEqualTo(Reading.WELL);
    }

    @Test
    void aQueueThatMovesIsAsLongAsItTakes() {
        for (int i = 0; i < 100; i++) {
            var to = Recipient.plain(0, EmailAddress.of("ann@example.net"));
            experience.attempted(
                    ALPHA, MessageClass.BULK, List.of(to), List.of(new Outcome.Accepted(null, "ok")), Duration.ZERO);
        }
        assertThat(look(90)).isEqualTo(Reading.WELL);
        assertThat(look(150)).isEqualTo(Reading.IMPAIRED);
        assertThat(told.getLast().words()).isEqualTo("150 wait for it, and it took 100 in the last 10 minutes");
    }

    private Reading look(long waiting) {
        signals.look(Map.of(ALPHA, waiting));
        return told.getLast().reading();
    }
}
