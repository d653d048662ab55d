package dev.everpost.delivery;

import dev.everpost.message.Content;
import dev.everpost.store.Spool;
import dev.everpost.store.StoreUnavailable;
import dev.everpost.store.Work;
import java.time.Duration;

/** The bytes of leased work, or why they are not there and when to look again. */
sealed interface Body {

    record Found(Content content) implements Body {}

    record Missing(Duration pause, String why) implements Body {}

    static Body of(Work work, Spool spool) {
        var kept = work.content();
        if (kept != null) {
            return new Found(kept);
        }
        try {
            return spool.content(work.message().id())
                    .<Body>map(Found::new)
                    .orElseGet(() -> new Missing(Duration.ofMinutes(5), "its content is not in the store"));
        } catch (StoreUnavailable unavailable) {
            return new Missing(Duration.ofSeconds(5), String.valueOf(unavailable.getMessage()));
        }
    }

    /** What there is: a notification quotes it, and an expiry does not wait for what cannot be read. */
    default Content orNothing() {
        return switch (this) {
            case Found(var content) -> content;
            case Missing _ -> new Content(new byte[0]);
        };
    }
}
