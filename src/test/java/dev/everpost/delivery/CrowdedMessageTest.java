package dev.everpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.standing.GateSettings;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import org.junit.jupiter.api.Test;

/** A message with more recipients than a provider may carry in a day. */
class CrowdedMessageTest {

    private static final String[] FIVE = {
        "ann@example.net", "bob@example.net", "cy@example.net", "dan@example.net", "eve@example.net"
    };

    private final DeliveryRig rig = new DeliveryRig();

    @Test
    void travelsInPartsAndTheRestGoesElsewhere() {
        limitToTwoADay("alpha");

        var message = rig.carry(MessageClass.TRANSACTIONAL, FIVE);

        assertThat(rig.spool.of(message.id())).extracting(Delivery::state).containsOnly(DeliveryState.HANDED_OVER);
        assertThat(rig.alpha.carried)
                .singleElement()
                .satisfies(parcel -> assertThat(parcel.recipients()).hasSize(2));
        assertThat(rig.beta.carried)
                .singleElement()
                .satisfies(parcel -> assertThat(parcel.recipients()).hasSize(3));
        assertThat(whyOfTheFirstAttempt(message)).contains("2 of 5 recipients");
    }

    @Test
    void waitsWithTheReasonWhenEveryQuotaIsSpent() {
        limitToTwoADay("");

        var message = rig.carry(MessageClass.TRANSACTIONAL, FIVE);

        assertThat(rig.spool.of(message.id()))
                .filteredOn(delivery -> delivery.state() == DeliveryState.WAITING)
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.why()).contains("quota of 2 recipients a day is spent"));
    }

    private void limitToTwoADay(String prefix) {
        rig.limits = plain -> plain.name().value().startsWith(prefix)
                ? new GateSettings(plain.name(), plain.concurrencyMax(), null, 2L, plain.breaker())
                : plain;
    }

    private String whyOfTheFirstAttempt(Message message) {
        return rig.spool.facts.stream()
                .filter(fact -> fact instanceof Fact.AttemptStarted)
                .map(fact -> (Fact.AttemptStarted) fact)
                .filter(fact -> fact.message().equals(message.id()))
                .map(Fact.AttemptStarted::why)
                .findFirst()
                .orElseThrow();
    }
}
