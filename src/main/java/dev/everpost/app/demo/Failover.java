package dev.everpost.app.demo;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageId;
import java.time.Duration;

/**
 * The first message that one provider failed in a fault and another took.
 *
 * @param fault in words, such as {@code refuses connections}
 * @param at when the other took it, since the curtain rose
 * @param after since the fault began
 */
record Failover(ProviderName from, String fault, MessageId message, ProviderName to, Duration at, Duration after) {

    /** One line for people. */
    String words() {
        return "first message by " + to + ", " + Clock.span(after) + " after the fault (" + message + ")";
    }
}
