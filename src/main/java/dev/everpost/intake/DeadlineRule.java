package dev.everpost.intake;

import dev.everpost.message.Message;
import dev.everpost.message.Recipient;
import java.time.Duration;
import java.util.List;

/** How long delivery of a message is worth trying when its submitter did not say. */
@FunctionalInterface
public interface DeadlineRule {

    /** The time from sending to giving up. The draft's own deadline means nothing yet. */
    Duration deadlineOf(Message draft, List<Recipient> recipients);
}
