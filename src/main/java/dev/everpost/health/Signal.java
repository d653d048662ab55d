package dev.everpost.health;

import dev.everpost.fact.OneLine;
import java.time.Duration;
import java.time.Instant;

/**
 * What one observer says at one time. A newer signal of the same observer about the same scope replaces the older.
 *
 * @param source independent kinds of evidence; see {@link Source}
 * @param observer who within the source, one word or two: {@code tls}, {@code statuspage:mailgun}
 * @param strength how sure the observer is, 0 to 1: few samples or a coarse instrument make it weak
 * @param at when it was observed
 * @param fresh how long it may count after that; it fades towards its end
 * @param words evidence for people: what was seen, with numbers; may quote hostile text, in one line
 */
public record Signal(
        Source source,
        String observer,
        Scope scope,
        Reading reading,
        double strength,
        Instant at,
        Duration fresh,
        String words) {

    public Signal {
        if (!(strength >= 0 && strength <= 1)) {
            throw new IllegalArgumentException("a signal's strength is 0 to 1, not " + strength);
        }
        if (fresh.isNegative() || fresh.isZero()) {
            throw new IllegalArgumentException("a signal must be fresh for longer than " + fresh);
        }
        words = OneLine.of(words);
    }

    /** Whether it counts no more, or comes from the future by more than it would stay fresh. */
    public boolean isStale(Instant now) {
        return !now.isBefore(at.plus(fresh)) || now.isBefore(at.minus(fresh));
    }

    /** Takes signals as they are observed; thread-safe, never blocks, never throws. */
    @FunctionalInterface
    public interface Sink {
        void tell(Signal signal);
    }
}
