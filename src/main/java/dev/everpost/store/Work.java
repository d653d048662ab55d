package dev.everpost.store;

import dev.everpost.message.Content;
import dev.everpost.message.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A leased message: its deliveries that are due, for one pass. While leased nobody else gets the message.
 *
 * @param attempts attempts of the whole message so far; the next one has the next number
 * @param content null when it must still be read with {@link Spool#content}
 */
public record Work(
        Message message,
        List<Delivery> deliveries,
        int attempts,
        @Nullable Content content) {

    public Work {
        deliveries = List.copyOf(deliveries);
    }
}
