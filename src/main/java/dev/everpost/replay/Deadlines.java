package dev.everpost.replay;

import dev.everpost.message.MessageClass;
import java.time.Duration;

/** How long mail of each class is of use; the routes of a replay give up then, and what comes later is late. */
final class Deadlines {

    private Deadlines() {}

    /** 10 minutes, 4 hours, 24 hours. */
    static Duration of(MessageClass messageClass) {
        return switch (messageClass) {
            case CRITICAL -> Duration.ofMinutes(10);
            case TRANSACTIONAL -> Duration.ofHours(4);
            case BULK -> Duration.ofHours(24);
        };
    }
}
