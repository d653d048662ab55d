package dev.everpost.pool;

import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import java.util.Map;
import java.util.Set;

/**
 * Which mail a pool is for: every condition that is set must hold; empty sets none.
 *
 * @param senderDomains in lower case; the null sender has none
 * @param tags each must be on the message with exactly this value
 */
public record Purpose(
        Set<MessageClass> classes, Set<String> submitters, Set<String> senderDomains, Map<String, String> tags) {

    /** Any mail. */
    public static final Purpose ANY = new Purpose(Set.of(), Set.of(), Set.of(), Map.of());

    public Purpose {
        classes = Set.copyOf(classes);
        submitters = Set.copyOf(submitters);
        senderDomains = Set.copyOf(senderDomains);
        tags = Map.copyOf(tags);
    }

    /** Whether the message meets every condition. */
    boolean fits(Message message) {
        var sender = message.sender();
        return (classes.isEmpty() || classes.contains(message.messageClass()))
                && (submitters.isEmpty() || submitters.contains(message.submitter()))
                && (senderDomains.isEmpty() || sender != null && senderDomains.contains(sender.domain()))
                && message.tags().entrySet().containsAll(tags.entrySet());
    }
}
