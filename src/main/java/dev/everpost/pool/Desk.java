package dev.everpost.pool;

import dev.everpost.message.Message;
import dev.everpost.message.Recipient;
import java.util.List;

/** Stands before a provider's gate and says whether, how many and from where. Thread-safe. */
public interface Desk {

    /** Lets everybody through, to the provider as its settings are. */
    Desk OPEN = (_, recipients) -> new Boarding.Aboard(new Ticket.Free(recipients.size()));

    /** Asks for room for the recipients, or for the first of them. May wait for a commit. */
    Boarding board(Message message, List<Recipient> recipients);
}
