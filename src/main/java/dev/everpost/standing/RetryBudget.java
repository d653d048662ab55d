package dev.everpost.standing;

import dev.everpost.message.MessageClass;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much of a provider's traffic may be retries: a share of the first attempts, and a little at all times. What was
 * deferred in a bad hour then comes back beside the new mail and not in its place. Guarded by the gate's lock.
 */
final class RetryBudget {

    /** The part of the burst that only critical mail may use. */
    static final double CRITICAL_PART = 0.25;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double DUST = 1e-9;

    private RetrySettings settings;
    private double tokens;
    private long filledAt;

    RetryBudget(RetrySettings settings, long nanos) {
        this.settings = settings;
        this.tokens = settings.burst();
        this.filledAt = nanos;
    }

    void reconfigure(RetrySettings changed, long nanos) {
        fill(nanos);
        settings = changed;
        tokens = Math.min(tokens, changed.burst());
    }

    /** Why the visit may not go now, or null when it may. A parcel larger than the burst passes when it is full. */
    Admission.@Nullable No refuses(Visit visit, long nanos) {
        if (!visit.retry()) {
            return null;
        }
        fill(nanos);
        double kept = visit.messageClass() == MessageClass.CRITICAL ? 0 : settings.burst() * CRITICAL_PART;
        double missing = Math.min(visit.recipients() + kept, settings.burst()) - tokens;
        return missing <= DUST
                ? null
                : new Admission.No(
                        Entry.Reason.RETRIES,
                        Duration.ofNanos((long) Math.ceil(missing / settings.perSecond() * NANOS_PER_SECOND)),
                        "its budget of retries is spent");
    }

    /** A retry spends, a first attempt earns. */
    void take(boolean retry, int recipients, long nanos) {
        fill(nanos);
        add(worth(retry, recipients));
    }

    /** The attempt was not made. */
    void giveBack(boolean retry, int recipients) {
        add(-worth(retry, recipients));
    }

    private double worth(boolean retry, int recipients) {
        return retry ? -recipients : recipients * settings.share();
    }

    private void fill(long nanos) {
        add((nanos - filledAt) / NANOS_PER_SECOND * settings.perSecond());
        filledAt = nanos;
    }

    private void add(double more) {
        tokens = Math.min(settings.burst(), tokens + more);
    }
}
