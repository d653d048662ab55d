package dev.everpost.event;

import dev.everpost.message.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event: what happened to one recipient, one message, one provider or the gateway. Immutable.
 *
 * @param id the same whenever the event is made again, and another one at every other gateway
 * @param message that it is about; null for events that only operators are told
 * @param subject what it is about in one word: a message's id, a provider's name, an alarm's subject
 * @param domains of the recipients that it is about, in lower case
 * @param data the members of {@code data}, in order; values are texts, numbers, booleans, lists and maps of these
 */
public record Event(
        String id,
        EventType type,
        Instant at,
        Cursor cursor,
        @Nullable Message message,
        String subject,
        List<String> domains,
        Map<String, Object> data) {

    /** The line that it travels in: events of one message come one after another, and so do those of one provider. */
    public String line() {
        return subject;
    }
}
