package dev.everpost.standing;

import dev.everpost.fact.Outcome;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much mail may go: quotas, and what the provider has been seen to bear. Guarded by the gate's lock. */
final class Allowance {

    private final DayQuota day;
    private final LearnedRate learned;
    private @Nullable TokenBucket second;
    private final ToldQuota told = new ToldQuota();
    private @Nullable Long ours;

    Allowance(GateSettings settings, long nanos) {
        this.day = new DayQuota(nanos);
        this.learned = new LearnedRate(nanos);
        reconfigure(settings, nanos);
    }

    void reconfigure(GateSettings settings, long nanos) {
        ours = settings.perDay();
        var rate = settings.perSecond();
        if (rate == null) {
            second = null;
        } else if (second == null) {
            second = new TokenBucket(rate, nanos);
        } else {
            second.changeRate(rate, nanos);
        }
    }

    void learnDay(@Nullable Long limit, @Nullable Long used, long nanos) {
        told.learn(limit, used, day.used(nanos), nanos);
    }

    /** The lower of our limit and the provider's, without what others spent of it; null for none. */
    @Nullable
    Long perDay(long nanos) {
        return told.within(ours, nanos);
    }

    /** Why {@code recipients} may not go now, or null when they may. */
    Admission.@Nullable No refuses(int recipients, long nanos) {
        var perDay = perDay(nanos);
        long wait = perDay == null ? 0 : day.waitNanos(recipients, perDay, nanos);
        if (wait > 0) {
            return no(Entry.Reason.QUOTA_DAY, wait, "its quota of " + perDay + " recipients a day is spent");
        }
        wait = learned.waitNanos(recipients, nanos);
        if (wait > 0) {
            return no(Entry.Reason.THROTTLED, wait, "it asked for less mail");
        }
        wait = second == null ? 0 : second.waitNanos(recipients, nanos);
        return wait > 0 ? no(Entry.Reason.QUOTA_SECOND, wait, "its quota of recipients a second is used up") : null;
    }

    /** Takes what was not refused. Returns the hour that the day's quota counted it in. */
    long take(int recipients, long nanos) {
        learned.take(recipients, nanos);
        if (second != null) {
            second.take(recipients, nanos);
        }
        long hour = day.hour(nanos);
        day.add(recipients, hour);
        return hour;
    }

    /** The provider was never called. */
    void giveBack(Permit permit, long nanos) {
        day.hour(nanos);
        day.add(-permit.recipients(), permit.hour());
        learned.giveBack(permit.recipients());
        if (second != null) {
            second.giveBack(permit.recipients());
        }
    }

    /** The attempt ended: the day counts who was accepted or may have been. Returns whether the provider throttled. */
    boolean settle(Permit permit, List<Outcome> outcomes, long nanos) {
        int billed = 0;
        boolean accepted = false;
        boolean throttled = false;
        for (var outcome : outcomes) {
            if (outcome instanceof Outcome.TryLater later && later.cause() == Outcome.Cause.THROTTLED) {
                learned.throttled(later.after(), nanos);
                throttled = true;
            }
            accepted |= outcome instanceof Outcome.Accepted;
            billed += outcome instanceof Outcome.Accepted || outcome instanceof Outcome.Unknown ? 1 : 0;
        }
        day.hour(nanos);
        day.add(Math.min(0, billed - permit.recipients()), permit.hour());
        if (accepted && !throttled) {
            learned.succeeded(nanos);
        }
        return throttled;
    }

    void restore(long[] perHourNewestFirst, long nanos) {
        day.restore(perHourNewestFirst, nanos);
    }

    @Nullable
    Long leftThisSecond(long nanos) {
        return second == null ? null : (Long) second.left(nanos);
    }

    @Nullable
    Long leftToday(long nanos) {
        var perDay = perDay(nanos);
        return perDay == null ? null : (Long) Math.max(0, perDay - day.used(nanos));
    }

    @Nullable
    Double throttledTo() {
        return learned.limit();
    }

    Duration pausedFor(long nanos) {
        return Duration.ofNanos(learned.pausedNanos(nanos));
    }

    private static Admission.No no(Entry.Reason reason, long waitNanos, String why) {
        return new Admission.No(reason, Duration.ofNanos(waitNanos), why);
    }
}
