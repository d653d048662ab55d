package dev.everpost.delivery;

import dev.everpost.delivery.Carriers.Carrier;
import dev.everpost.delivery.Chooser.Errand;
import dev.everpost.pool.Boarding;
import dev.everpost.pool.Ticket;
import dev.everpost.standing.Entry;
import dev.everpost.standing.Permit;
import java.time.Instant;

/** The way into a provider: room in one of its pools first, then its gate. */
sealed interface Entrance {

    /** Both let it in; the passage must be left or abandoned. */
    record In(Passage passage, String why) implements Entrance {}

    /** One of them is closed to it; nothing is held. */
    record Shut(Entry.Closed entry) implements Entrance {}

    /** It waits for this provider, whoever else is open. */
    record Held(Instant until, String why) implements Entrance {}

    /** The gate has enough under way; nothing is held. */
    record Busy(Entry.Busy entry) implements Entrance {}

    /** The gate's permit for as many as the pool's ticket is for. */
    record Passage(Permit permit, Ticket ticket) {

        /** The attempt is never made. */
        void abandon(Carrier carrier) {
            carrier.gate().abandon(permit);
            ticket.abandon();
        }
    }

    /** Asks both; never waits for room. */
    static Entrance of(Carrier carrier, Errand errand, boolean lastResort) {
        return switch (carrier.desk().board(errand.message(), errand.travelling(carrier))) {
            case Boarding.Full full -> new Shut(new Entry.Closed(Entry.Reason.POOLS_FULL, full.until(), full.why()));
            case Boarding.Held(var until, var why) -> new Held(until, why);
            case Boarding.Aboard(var ticket) -> of(carrier, errand, lastResort, ticket);
        };
    }

    private static Entrance of(Carrier carrier, Errand errand, boolean lastResort, Ticket ticket) {
        var visit = errand.visit(ticket.recipients());
        return switch (carrier.gate().enter(lastResort ? visit.asLastResort() : visit)) {
            case Entry.Entered(var permit, var why) -> new In(new Passage(permit, ticket), joined(why, ticket.why()));
            case Entry.Closed closed -> {
                ticket.abandon();
                yield new Shut(closed);
            }
            case Entry.Busy busy -> {
                ticket.abandon();
                yield new Busy(busy);
            }
        };
    }

    private static String joined(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + "; " + other;
    }
}
