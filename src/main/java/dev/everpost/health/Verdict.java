package dev.everpost.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the watch concludes about a scope, with its evidence.
 *
 * @param extent the widest scope that explains it: the same one, all of a vendor, a region, a protocol, or ourselves
 * @param confidence 0 to 1
 * @param since when the state was concluded
 * @param firstSign when the trouble was first seen; null when there is none
 * @param evidence signals, the weightiest first
 * @param words why, for people; may quote hostile text
 */
public record Verdict(
        Scope scope,
        State state,
        Scope extent,
        double confidence,
        Instant since,
        @Nullable Instant firstSign,
        List<Signal> evidence,
        String words) {

    public Verdict {
        evidence = List.copyOf(evidence);
    }

    /** From the first sign to the verdict; null unless something is wrong. */
    public @Nullable Duration timeToVerdict() {
        return firstSign == null || !state.isBad() ? null : Duration.between(firstSign, since);
    }

    /** Hears of verdicts that changed; called by the watch's own thread. */
    @FunctionalInterface
    public interface Listener {
        /** The verdict is new; {@code from} is the state before it. */
        void changed(Verdict verdict, State from);
    }
}
