package dev.everpost.provider;

import dev.everpost.message.Message;
import dev.everpost.message.Recipient;
import java.time.Instant;
import java.util.List;

/**
 * A question about an attempt that nobody knows the end of.
 *
 * @param attempt as in the {@link Parcel}
 * @param recipients those who travelled
 * @param startedAt when the call began, by our clock
 */
public record Inquiry(Message message, int attempt, List<Recipient> recipients, Instant startedAt) {

    public Inquiry {
        recipients = List.copyOf(recipients);
    }
}
