package dev.everpost.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient.Notify;
import dev.everpost.message.Submission.Via;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Lane;
import dev.everpost.store.Suppressions.Reason;
import org.junit.jupiter.api.Test;

/** Stored numbers mean for ever what they meant first. */
class CodesTest {

    @Test
    void everyConstantHasACode() {
        assertThat(Codes.VIA).containsExactlyInAnyOrder(Via.values());
        assertThat(Codes.CLASS).containsExactlyInAnyOrder(MessageClass.values());
        assertThat(Codes.NOTIFY).containsExactlyInAnyOrder(Notify.values());
        assertThat(Codes.STATE).containsExactlyInAnyOrder(DeliveryState.values());
        assertThat(Codes.LANE).containsExactlyInAnyOrder(Lane.values());
        assertThat(Codes.REASON).containsExactlyInAnyOrder(Reason.values());
    }

    @Test
    void theCodesThatTheSchemaNamesStayTheSame() {
        assertThat(Codes.of(Codes.CLASS, MessageClass.TRANSACTIONAL)).isEqualTo(1);
        assertThat(Codes.of(Codes.STATE, DeliveryState.WAITING)).isZero();
        assertThat(Codes.of(Codes.STATE, DeliveryState.ATTEMPTING)).isEqualTo(1);
        assertThat(Codes.of(Codes.STATE, DeliveryState.HANDED_OVER)).isEqualTo(2);
        assertThat(Codes.STATE.stream().filter(DeliveryState::isFinal).map(state -> Codes.of(Codes.STATE, state)))
                .allMatch(code -> code >= 2);
    }
}
