package dev.everpost.silence;

import dev.everpost.fact.Fact.Remedy;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One recipient's mail that a provider took and did not report on in its usual time, while it reported on other mail. Immutable.
 *
 * @param attempt the one that was taken
 * @param messageClass null while nobody looked it up
 * @param due by when a report should have come
 * @param alone what was handed over before it and after it was reported on
 * @param remedy what was done about it; null when nothing is decided
 */
public record Overdue(
        MessageId message,
        int recipient,
        int attempt,
        @Nullable MessageClass messageClass,
        Instant handedOver,
        Instant due,
        boolean alone,
        @Nullable Remedy remedy) {

    boolean isCritical() {
        return messageClass == MessageClass.CRITICAL;
    }
}
