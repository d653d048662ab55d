package dev.everpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.message.MessageClass;
import org.junit.jupiter.api.Test;

/** Room for messages under way, with a part that lower classes cannot take. */
class CapacityTest {

    private final Capacity capacity = new Capacity(16, 1_000);

    @Test
    void bulkTakesHalfTransactionalSevenEighthsCriticalTheRest() {
        assertThat(take(MessageClass.BULK)).isEqualTo(8);
        assertThat(take(MessageClass.TRANSACTIONAL)).isEqualTo(6);
        assertThat(take(MessageClass.CRITICAL)).isEqualTo(2);
        assertThat(capacity.inFlight()).isEqualTo(16);
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        take(MessageClass.BULK);
        capacity.giveBack(MessageClass.BULK, 1);
        assertThat(capacity.tryTake(MessageClass.BULK, 1)).isTrue();
        assertThat(capacity.tryTake(MessageClass.BULK, 1)).isFalse();
    }

    @Test
    void bytesAreAFurtherLimit() {
        assertThat(capacity.tryTake(MessageClass.CRITICAL, 900)).isTrue();
        assertThat(capacity.tryTake(MessageClass.CRITICAL, 101)).isFalse();
        assertThat(capacity.tryTake(MessageClass.CRITICAL, 100)).isTrue();
    }

    @Test
    void aMessageLargerThanAllTheRoomTravelsAlone() {
        assertThat(capacity.tryTake(MessageClass.BULK, 40_000)).isTrue();
        assertThat(capacity.tryTake(MessageClass.CRITICAL, 1)).isFalse();
        capacity.giveBack(MessageClass.BULK, 40_000);
        assertThat(capacity.tryTake(MessageClass.CRITICAL, 1)).isTrue();
    }

    private int take(MessageClass messageClass) {
        int taken = 0;
        while (capacity.tryTake(messageClass, 1)) {
            taken++;
        }
        return taken;
    }
}
