package dev.everpost.store;

import dev.everpost.fact.Fact;
import dev.everpost.message.MessageId;
import java.util.List;

/**
 * Facts and the deliveries that they change, committed together or not at all.
 *
 * @param updates the new stored form of each changed delivery, for {@code message}
 * @param release true ends the message's lease with the commit
 * @param spawned messages that come into being with it, such as a delivery status notification
 */
public record Change(
        MessageId message, List<Fact> facts, List<Delivery> updates, boolean release, List<NewMessage> spawned) {

    public Change {
        facts = List.copyOf(facts);
        updates = List.copyOf(updates);
        spawned = List.copyOf(spawned);
    }
}
