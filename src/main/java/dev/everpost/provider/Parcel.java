package dev.everpost.provider;

import dev.everpost.message.Content;
import dev.everpost.message.Message;
import dev.everpost.message.Recipient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a provider is asked to carry in one attempt.
 *
 * @param attempt the message's attempt number, from 1
 * @param recipients those who travel in this attempt, at most the provider's limit
 * @param trace header lines of ours, each ending in CRLF, to go before the content; ASCII
 * @param content header and body as submitted, byte for byte
 * @param pool the provider's name for the addresses to send from; null leaves it to its settings
 */
public record Parcel(
        Message message,
        int attempt,
        List<Recipient> recipients,
        String trace,
        Content content,
        @Nullable String pool) {

    /** From wherever the provider's settings say. */
    public Parcel(Message message, int attempt, List<Recipient> recipients, String trace, Content content) {
        this(message, attempt, recipients, trace, content, null);
    }

    public Parcel {
        recipients = List.copyOf(recipients);
    }

    /** The pool of this attempt, or else the one of the provider's settings. */
    public @Nullable String poolOr(@Nullable String settled) {
        return pool == null ? settled : pool;
    }
}
