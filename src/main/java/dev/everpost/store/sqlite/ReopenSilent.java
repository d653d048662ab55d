package dev.everpost.store.sqlite;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.Silent;
import dev.everpost.store.Change;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Spool.Amendment;
import java.sql.SQLException;

/**
 * Takes back into the queue what was handed over and never reported on, or only notes that it was asked about. Runs in the writer:
 * no report, no lease and no retention can come between its look and its change.
 */
record ReopenSilent(Change change) implements Operation<Amendment> {

    @Override
    public Amendment run(Session session) throws SQLException {
        var silent = silent();
        long message = change.message().value();
        if (session.leases.isHeld(message)) {
            return Amendment.BUSY;
        }
        if (!stands(session, silent) || !session.book(silent)) {
            return Amendment.OVER;
        }
        if (silent.remedy() == Fact.Remedy.SENT_AGAIN) {
            session.unfinish(message);
            for (var waiting : change.updates()) {
                session.deliveries.reopen(message, waiting);
            }
        }
        return Amendment.DONE;
    }

    @Override
    public Amendment refused(String why) {
        return Amendment.UNAVAILABLE;
    }

    private Silent silent() {
        if (change.facts().size() == 1 && change.facts().getFirst() instanceof Silent silent) {
            return silent;
        }
        throw new IllegalArgumentException("what is reopened has one fact about its silence: " + change.facts());
    }

    /** Whether everything is still as it was when the provider was asked. */
    private static boolean stands(Session session, Silent silent) throws SQLException {
        long message = silent.message().value();
        var handedOver = session.deliveries.of(message).stream()
                .filter(delivery ->
                        silent.recipients().contains(delivery.recipient().index()))
                .filter(delivery -> isBy(silent, delivery))
                .count();
        return handedOver == silent.recipients().size()
                && (silent.remedy() == Fact.Remedy.LEFT || session.bodies.has(message))
                && session.facts.reportsOf(message).stream()
                        .noneMatch(told ->
                                told.tellsTheEnd() && silent.recipients().contains(told.recipient()));
    }

    private static boolean isBy(Silent silent, Delivery delivery) {
        return delivery.state() == DeliveryState.HANDED_OVER
                && delivery.lastAttempt() == silent.attempt()
                && silent.provider().equals(delivery.provider());
    }
}
