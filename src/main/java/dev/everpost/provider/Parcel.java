package dev.everpost.provider;

import dev.everpost.message.Content;
import dev.everpost.message.Message;
import dev.everpost.message.Recipient;
import java.util.List;

/**
 * What a provider is asked to carry in one attempt.
 *
 * @param attempt the message's attempt number, from 1
 * @param recipients those who travel in this attempt, at most the provider's limit
 * @param trace header lines of ours, each ending in CRLF, to go before the content; ASCII
 * @param content header and body as submitted, byte for byte
 */
public record Parcel(Message message, int attempt, List<Recipient> recipients, String trace, Content content) {

    public Parcel {
        recipients = List.copyOf(recipients);
    }
}
