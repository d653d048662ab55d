package dev.everpost.event;

import dev.everpost.message.MessageId;
import dev.everpost.store.Ledger;
import dev.everpost.store.Ledger.Story;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is known of the messages of one look into the book: each message is asked for once, for its facts stand close together. For
 * one thread and one look: later facts of a message are not seen.
 */
public final class Stories implements Function<MessageId, Optional<Story>> {

    private final Ledger ledger;
    private final Map<MessageId, Optional<Story>> known = new LinkedHashMap<>();

    public Stories(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Optional<Story> apply(MessageId message) {
        return known.computeIfAbsent(message, ledger::story);
    }
}
