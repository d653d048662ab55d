package dev.everpost.edge.rest;

import dev.everpost.message.EmailAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds sender and recipients in the header of a raw message whose request does not name them. Thread-safe. */
@FunctionalInterface
public interface EnvelopeReader {

    /** Reads From, To, Cc and Bcc. */
    Envelope read(byte[] content);

    /** What the header says. */
    sealed interface Envelope {

        /**
         * Sender and recipients.
         *
         * @param sender null when there is no From with exactly one address
         * @param content what to send: the same bytes, or without its Bcc field
         */
        @SuppressWarnings("ArrayRecordComponent") // handed on at once and never compared
        record Found(@Nullable EmailAddress sender, List<EmailAddress> recipients, byte[] content)
                implements Envelope {}

        /** The header cannot be read. */
        record Unreadable(String why) implements Envelope {}
    }
}
