package dev.everpost.feedback;

import dev.everpost.store.Delivery;
import dev.everpost.store.Ledger.Story;

/** Whose mail something is about, as far as it can be told now. */
sealed interface Match {

    /** It is about this delivery. */
    record Found(Story story, Delivery delivery) implements Match {}

    /** Nobody's, or not yet anybody's: the teller may be ahead of our own books. */
    record Nobody(String why) implements Match {}
}
