package dev.everpost.intake;

import dev.everpost.message.Message;
import dev.everpost.message.Recipient;
import dev.everpost.store.DeliveryState;
import java.util.List;

/** What intake tells whoever counts. Called on submitters' threads: quick, and never throwing. */
public interface IntakeEvents {

    /** A message was made durable and promised. */
    default void accepted(Message message, List<Recipient> recipients) {}

    /** A recipient of an accepted message is final at once. */
    default void settled(Message message, DeliveryState state) {}

    /** A submission was answered otherwise. */
    default void refused(Receipt receipt) {}

    /** Nobody listens. */
    IntakeEvents NONE = new IntakeEvents() {};
}
