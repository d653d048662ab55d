package dev.everpost.delivery;

import static dev.everpost.delivery.ScriptedProvider.GREYLISTED;
import static dev.everpost.delivery.ScriptedProvider.NO;
import static dev.everpost.delivery.ScriptedProvider.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Who asked hears of a failure, once, by a message that the same commit accepts. */
class FailureNoticesTest {

    private final DeliveryRig rig = new DeliveryRig();

    FailureNoticesTest() {
        rig.notices = new FailureNotices(() -> new MessageId(4711), "mx.example", rig.time.world());
    }

    @Test
    void aRefusedRecipientIsReportedToTheSender() {
        rig.alpha.then(parcel -> parcel.recipients().stream()
                .map(to -> to.index() == 0 ? NO : TAKEN)
                .toList());
        rig.carry(MessageClass.TRANSACTIONAL, "bad@example.net", "good@example.net");
        var notice = rig.spool.spawned.getFirst();
        assertThat(notice.message().sender()).as("never answered by another").isNull();
        assertThat(notice.recipients().getFirst().address()).hasToString("orders@example.com");
        assertThat(new String(notice.content().bytes(), StandardCharsets.UTF_8))
                .contains("bad@example.net", "Status: 5.1.1", "Subject: hello")
                .doesNotContain("good@example.net");
    }

    @Test
    void anExpiredMessageIsReportedWithTheStatusOfTime() {
        rig.alpha.always(GREYLISTED);
        var message = rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        rig.time.pass(DeliveryRig.DEADLINE);
        rig.carryOn(message);
        assertThat(rig.spool.spawned).hasSize(1);
        assertThat(new String(rig.spool.spawned.getFirst().content().bytes(), StandardCharsets.UTF_8))
                .contains("Status: 5.4.7");
    }

    @Test
    void whatWaitsOrArrivedIsNotReported() {
        rig.alpha.then(GREYLISTED);
        rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        assertThat(rig.spool.spawned).isEmpty();
    }
}
