package dev.everpost.store;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.Recipient;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The work of getting one message to one of its recipients, as stored.
 *
 * @param due when the next step is; for a final state, when it was reached
 * @param tries attempts that this recipient travelled in
 * @param lastAttempt the message's attempt number of its last try, 0 before the first
 * @param provider the provider of the last try, or the one that it waits for; null before the first
 * @param unknowns tries whose outcome nobody knows; more than 0 makes each later hand-over a possible duplicate
 * @param why what it waits for, or why it ended, in words for people
 */
public record Delivery(
        Recipient recipient,
        DeliveryState state,
        Lane lane,
        Instant due,
        int tries,
        int lastAttempt,
        @Nullable ProviderName provider,
        int unknowns,
        String why) {}
