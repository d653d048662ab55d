package dev.everpost.delivery;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.Message;
import dev.everpost.store.Change;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Spool;
import dev.everpost.store.Spool.Amendment;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.List;

/**
 * Ends the wait of deliveries whose outcome nobody knew, once their provider turns out to have them: no second copy goes out.
 * What somebody works on at this moment is left to him. Thread-safe.
 */
public final class LateProof {

    private final Spool spool;
    private final DeliveryEvents events;
    private final Time time;

    public LateProof(Spool spool, DeliveryEvents events, Time time) {
        this.spool = spool;
        this.events = events;
        this.time = time;
    }

    /** Settles it as handed over; blocks for the commit. {@code words} say how it is known, for people. */
    public Amendment handedOver(Message message, Delivery waiting, ProviderName provider, String words) {
        var now = time.now();
        var proven = Aftermath.proven(waiting, provider, words, now);
        var done = spool.amend(new Change(message.id(), List.of(), List.of(proven), false, List.of()));
        if (done == Amendment.DONE) {
            var took = Duration.between(message.acceptedAt(), now);
            events.settled(message, DeliveryState.HANDED_OVER, waiting.unknowns() > 1, took);
        }
        return done;
    }
}
