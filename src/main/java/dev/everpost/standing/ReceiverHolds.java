package dev.everpost.standing;

import dev.everpost.fact.OneLine;
import dev.everpost.message.MessageClass;
import dev.everpost.world.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Receivers that are in trouble themselves, whoever carries the mail: mail for them waits, and single messages are let through to see
 * whether it is over. Thread-safe; asking costs nothing while nobody is held.
 *
 * <p>A hold ends by itself unless it is given again: a watch that died holds nobody for long.
 */
public final class ReceiverHolds {

    /** More domains are not held at one time. */
    public static final int MOST = 1000;

    private static final Duration TRIAL_EVERY = Duration.ofSeconds(30);
    /** Critical mail is worth more trials: each may be the one that gets through. */
    private static final Duration CRITICAL_TRIAL_EVERY = Duration.ofSeconds(2);

    private final Time time;
    private final ConcurrentMap<String, Hold> holds = new ConcurrentHashMap<>();

    public ReceiverHolds(Time time) {
        this.time = time;
    }

    /** Why mail for a domain waits, and when asking again may help. */
    public record Held(Instant until, String why) {}

    private record Hold(String why, long untilNanos, long nextTrial, long nextCriticalTrial) {}

    /** Holds mail for a domain, or goes on holding it. Beyond {@link #MOST} domains nothing more is held. */
    public void hold(String domain, String why, Duration holds) {
        long nanos = time.nanos();
        if (this.holds.size() < MOST || this.holds.containsKey(domain)) {
            this.holds.compute(domain, (_, old) -> {
                long trial = old == null ? nanos + TRIAL_EVERY.toNanos() : old.nextTrial();
                long critical = old == null ? nanos : old.nextCriticalTrial();
                return new Hold(OneLine.of(why), nanos + holds.toNanos(), trial, critical);
            });
        }
    }

    /** Lets mail for a domain go. */
    public void release(String domain) {
        holds.remove(domain);
    }

    /** Whether mail for the domain waits now. */
    public boolean isHeld(String domain) {
        return !holds.isEmpty() && find(domain) != null;
    }

    /** Null when a message for the domain may go: nobody holds it, or this one is the next trial. */
    public @Nullable Held ask(String domain, MessageClass messageClass) {
        if (holds.isEmpty()) {
            return null;
        }
        var hold = find(domain);
        return hold == null || mayTry(domain, messageClass) ? null : held(hold, messageClass);
    }

    /** Every domain that is held, and why. */
    public Map<String, String> all() {
        var all = new TreeMap<String, String>();
        holds.keySet().forEach(domain -> {
            var hold = find(domain);
            if (hold != null) {
                all.put(domain, hold.why());
            }
        });
        return all;
    }

    private @Nullable Hold find(String domain) {
        var hold = holds.get(domain);
        if (hold != null && time.nanos() - hold.untilNanos() >= 0) {
            holds.remove(domain, hold);
            return null;
        }
        return hold;
    }

    private boolean mayTry(String domain, MessageClass messageClass) {
        long nanos = time.nanos();
        var granted = new boolean[1];
        holds.computeIfPresent(domain, (_, hold) -> {
            granted[0] = nanos - next(hold, messageClass) >= 0;
            return granted[0] ? tried(hold, messageClass, nanos) : hold;
        });
        return granted[0];
    }

    private static long next(Hold hold, MessageClass messageClass) {
        return messageClass == MessageClass.CRITICAL ? hold.nextCriticalTrial() : hold.nextTrial();
    }

    private static Hold tried(Hold hold, MessageClass messageClass, long nanos) {
        return messageClass == MessageClass.CRITICAL
                ? new Hold(hold.why(), hold.untilNanos(), hold.nextTrial(), nanos + CRITICAL_TRIAL_EVERY.toNanos())
                : new Hold(hold.why(), hold.untilNanos(), nanos + TRIAL_EVERY.toNanos(), hold.nextCriticalTrial());
    }

    private Held held(Hold hold, MessageClass messageClass) {
        long wait = Math.max(0, next(hold, messageClass) - time.nanos());
        return new Held(time.now().plusNanos(wait), hold.why());
    }
}
