package dev.everpost.event;

import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events somebody wants. Every condition that is set must hold; an event without a message meets only those about its type.
 *
 * @param types labels such as {@code message.bounced}, or {@code message.*} and {@code *}; none is every type
 * @param submitter whose mail; null is everybody's, and what operators are told
 * @param classes of mail; none is every class
 * @param tags that the message must carry with these values
 * @param domains of which one recipient's must be one, in lower case; none is every domain
 */
public record EventFilter(
        List<String> types,
        @Nullable String submitter,
        Set<MessageClass> classes,
        Map<String, String> tags,
        Set<String> domains) {

    /** Everything. */
    public static final EventFilter ALL = new EventFilter(List.of(), null, Set.of(), Map.of(), Set.of());

    public EventFilter {
        types = List.copyOf(types);
        classes = Set.copyOf(classes);
        tags = Map.copyOf(tags);
        domains = Set.copyOf(domains);
    }

    /** Everything that a submitter may see. */
    public static EventFilter of(String submitter) {
        return new EventFilter(List.of(), submitter, Set.of(), Map.of(), Set.of());
    }

    /** The same for one submitter's mail only. */
    public EventFilter within(@Nullable String owner) {
        return owner == null ? this : new EventFilter(types, owner, classes, tags, domains);
    }

    /** What is wrong with a pattern of types; empty when nothing is. */
    public static Optional<String> objection(String pattern) {
        boolean known = EventType.labels().stream().anyMatch(label -> fits(pattern, label));
        return known
                ? Optional.empty()
                : Optional.of("is no type of event; there are " + String.join(", ", EventType.labels())
                        + ", and patterns such as message.* and *");
    }

    /** Whether any event of a type may be wanted: quick, before an event is made. */
    public boolean wants(EventType type) {
        return (submitter == null || !type.isForOperators())
                && (types.isEmpty() || types.stream().anyMatch(pattern -> fits(pattern, type.label())));
    }

    /** Whether the event is wanted. */
    public boolean wants(Event event) {
        if (!wants(event.type())) {
            return false;
        }
        var message = event.message();
        return message == null ? isAboutTypesOnly() : wants(message) && wants(event.domains());
    }

    private boolean wants(Message message) {
        return (submitter == null || submitter.equals(message.submitter()))
                && (classes.isEmpty() || classes.contains(message.messageClass()))
                && tags.entrySet().stream()
                        .allMatch(tag -> tag.getValue().equals(message.tags().get(tag.getKey())));
    }

    private boolean wants(List<String> recipients) {
        return domains.isEmpty() || recipients.stream().anyMatch(domains::contains);
    }

    private boolean isAboutTypesOnly() {
        return submitter == null && classes.isEmpty() && tags.isEmpty() && domains.isEmpty();
    }

    private static boolean fits(String pattern, String label) {
        return pattern.equals("*")
                || pattern.equals(label)
                || pattern.endsWith(".*") && label.startsWith(pattern.substring(0, pattern.length() - 1));
    }
}
