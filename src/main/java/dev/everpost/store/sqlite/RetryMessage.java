package dev.everpost.store.sqlite;

import dev.everpost.fact.Fact;
import dev.everpost.message.MessageId;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import java.sql.SQLException;
import java.time.Instant;

/** Makes what of a message waits due now. Of a leased message too: whoever holds it writes its own next due time. */
record RetryMessage(MessageId message, String by, Instant now) implements Operation<Integer> {

    @Override
    public Integer run(Session session) throws SQLException {
        int moved = 0;
        for (var delivery : session.deliveries.of(message.value())) {
            if (delivery.state() == DeliveryState.WAITING) {
                session.deliveries.update(message.value(), due(delivery));
                moved++;
            }
        }
        if (moved > 0) {
            session.book(new Fact.RetryAsked(now, message, by));
        }
        return moved;
    }

    @Override
    public Integer refused(String why) {
        return 0;
    }

    private Delivery due(Delivery waiting) {
        return new Delivery(
                waiting.recipient(),
                DeliveryState.WAITING,
                waiting.lane(),
                waiting.due().isBefore(now) ? waiting.due() : now,
                waiting.tries(),
                waiting.lastAttempt(),
                waiting.provider(),
                waiting.unknowns(),
                "next attempt asked for by " + by);
    }
}
