package dev.everpost.silence;

import dev.everpost.fact.Fact.Remedy;
import dev.everpost.message.MessageClass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A hand-over without a final report. Immutable.
 *
 * @param heard its last report that was not final, or the hand-over itself: whoever says "deferred" has it
 * @param messageClass null while nobody looked it up
 * @param remedy what was decided about it, or null
 * @param decided when
 */
record Waiting(
        int attempt,
        Instant handedOver,
        Instant heard,
        @Nullable MessageClass messageClass,
        @Nullable Remedy remedy,
        @Nullable Instant decided) {

    static Waiting since(int attempt, Instant handedOver) {
        return new Waiting(attempt, handedOver, handedOver, null, null, null);
    }

    Waiting heardAt(Instant at) {
        return new Waiting(attempt, handedOver, at, messageClass, remedy, decided);
    }

    Waiting of(MessageClass known) {
        return new Waiting(attempt, handedOver, heard, known, remedy, decided);
    }

    Waiting decided(Remedy done, Instant at) {
        return new Waiting(attempt, handedOver, heard, messageClass, done, at);
    }
}
