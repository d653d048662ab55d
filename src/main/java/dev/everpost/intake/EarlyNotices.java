package dev.everpost.intake;

import dev.everpost.message.Content;
import dev.everpost.message.Message;
import dev.everpost.store.Delivery;
import dev.everpost.store.NewMessage;
import java.util.List;

/** Writes the notifications about recipients that failed at acceptance, for senders who asked. Thread-safe. */
@FunctionalInterface
public interface EarlyNotices {

    /** Often none. */
    List<NewMessage> about(Message message, Content content, List<Delivery> settled);
}
