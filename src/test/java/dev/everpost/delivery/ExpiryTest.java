package dev.everpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.store.DeliveryState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A deadline is kept while nobody can carry anything, too. */
class ExpiryTest {

    private final DeliveryRig rig = new DeliveryRig();
    private final Dispatcher dispatcher = rig.dispatcher();

    @Test
    void whileEveryProviderIsDownWhatPassesItsDeadlineExpiresAtOnce() {
        drainAll();
        rig.deadline = Duration.ofMinutes(1);
        var short1 = accept(200, MessageClass.BULK);
        rig.deadline = Duration.ofHours(1);
        var later = accept(20, MessageClass.CRITICAL);
        rig.time.pass(Duration.ofMinutes(1));
        for (int i = 0; i < 5; i++) {
            dispatcher.dispatch();
            rig.time.runStarted();
        }
        assertThat(short1).allMatch(message -> rig.only(message).state() == DeliveryState.EXPIRED);
        assertThat(later).allMatch(message -> rig.only(message).state() == DeliveryState.WAITING);
    }

    @Test
    void theQueueIsNotSearchedAtEveryPoke() {
        drainAll();
        accept(10, MessageClass.BULK);
        for (int i = 0; i < 50; i++) {
            dispatcher.dispatch();
        }
        assertThat(rig.spool.overdueLooks).isEqualTo(1);
    }

    private void drainAll() {
        rig.gate(rig.alpha).drain("ann", "maintenance");
        rig.gate(rig.beta).drain("ann", "maintenance");
    }

    private List<Message> accept(int count, MessageClass messageClass) {
        var accepted = new ArrayList<Message>();
        for (int i = 0; i < count; i++) {
            accepted.add(rig.accept(messageClass, "ann@example.net"));
        }
        return accepted;
    }
}
