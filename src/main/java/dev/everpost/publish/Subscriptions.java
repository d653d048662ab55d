package dev.everpost.publish;

import java.util.List;

/** Who wants to be told of the mail of a configuration set. Asked for every event: it must be quick. Thread-safe. */
public interface Subscriptions {

    /** The destinations that an event of this type goes to, as the outbox names them; usually none or one. */
    List<String> to(String configurationSet, EventType type);
}
