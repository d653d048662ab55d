package dev.everpost.ses;

import dev.everpost.message.Content;
import dev.everpost.message.Message;

/** Where the header of a message that is bounced comes from. Thread-safe. */
@FunctionalInterface
public interface OriginalHeaders {

    /** The header, from its first line to the empty one; of a message whose body is dropped, what is known of it. */
    Content of(Message message);
}
