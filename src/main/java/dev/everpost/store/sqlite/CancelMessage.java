package dev.everpost.store.sqlite;

import dev.everpost.fact.Fact;
import dev.everpost.message.MessageId;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Spool.Cancellation;
import dev.everpost.store.StoreUnavailable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Cancels what of a message waits and nobody works on. */
record CancelMessage(MessageId message, String by, Instant now) implements Operation<CancelMessage.Answer> {

    @Override
    public Answer run(Session session) throws SQLException {
        var all = session.deliveries.of(message.value());
        if (all.isEmpty()) {
            return new Answered(new Cancellation(false, 0, 0, 0));
        }
        int alreadyFinal = (int)
                all.stream().filter(delivery -> delivery.state().isFinal()).count();
        var waiting = session.leases.isHeld(message.value())
                ? List.<Delivery>of()
                : all.stream()
                        .filter(delivery -> delivery.state() == DeliveryState.WAITING)
                        .toList();
        cancel(session, waiting);
        int inFlight = all.size() - alreadyFinal - waiting.size();
        return new Answered(new Cancellation(true, waiting.size(), inFlight, alreadyFinal));
    }

    @Override
    public Answer refused(String why) {
        return new NotAnswered(why);
    }

    private void cancel(Session session, List<Delivery> waiting) throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        for (var delivery : waiting) {
            session.deliveries.update(message.value(), cancelled(delivery));
        }
        var indexes =
                waiting.stream().map(delivery -> delivery.recipient().index()).toList();
        session.book(new Fact.Cancelled(now, message, indexes, by));
        session.finishIfDone(message.value());
    }

    private Delivery cancelled(Delivery waiting) {
        return new Delivery(
                waiting.recipient(),
                DeliveryState.CANCELLED,
                waiting.lane(),
                now,
                waiting.tries(),
                waiting.lastAttempt(),
                waiting.provider(),
                waiting.unknowns(),
                "cancelled by " + by);
    }

    /** What became of the question. */
    sealed interface Answer {
        default Cancellation orThrow() {
            return switch (this) {
                case Answered answered -> answered.cancellation;
                case NotAnswered not ->
                    throw new StoreUnavailable("nothing was cancelled: " + not.why + "; ask again later", null);
            };
        }
    }

    record Answered(Cancellation cancellation) implements Answer {}

    record NotAnswered(String why) implements Answer {}
}
