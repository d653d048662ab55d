package dev.everpost.delivery;

import dev.everpost.message.Content;
import dev.everpost.message.Message;
import dev.everpost.store.Delivery;
import dev.everpost.store.NewMessage;
import java.util.List;

/** Writes the notifications that submitters asked for (RFC 3461); they are accepted by the commit that settles. */
@FunctionalInterface
public interface Notices {

    /** Notifications of those among the settled deliveries that failed and whose sender asked; often none. */
    List<NewMessage> failure(Message message, Content content, List<Delivery> settled);

    /** Never writes any. */
    Notices NONE = (message, content, settled) -> List.of();
}
