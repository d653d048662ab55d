package dev.everpost.standing;

import dev.everpost.message.MessageClass;
import java.time.Duration;

/**
 * Perhaps well again: one probe at a time, the mail that can best bear a failure first.
 *
 * @param successes of probes so far
 * @param probes under way
 * @param lastProbe when the latest probe began; the begin of half-open before the first
 */
record HalfOpen(int trips, long since, int successes, int probes, long lastProbe, String why) implements State {

    private static final Admission PROBE = new Admission.Yes("probe of a provider that was down");
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    static HalfOpen begin(int trips, int successes, String why, long nanos) {
        return new HalfOpen(trips, nanos, successes, 0, nanos, why);
    }

    @Override
    public State on(Event event, Circumstances now) {
        return switch (event) {
            case Event.TimePassed _ -> isEnough(now) ? ramp(successes, now) : this;
            case Event.Asked _, Event.AccountWell _ -> this;
            case Event.Entered _ -> new HalfOpen(trips, since, successes, probes + 1, now.nanos(), why);
            case Event.Abandoned _ -> probeEnded(0);
            case Event.Left(var sign) -> left(sign, now);
        };
    }

    private State left(Sign sign, Circumstances now) {
        return switch (sign) {
            case Sign.Nothing _ -> probeEnded(0);
            case Sign.Answered _, Sign.Carried _ ->
                successes + 1 >= now.settings().comeback().probes() ? ramp(successes + 1, now) : probeEnded(1);
            case Sign.Failed failed -> Open.forFailures("a probe failed; " + failed.reply(), trips, now);
            case Sign.AccountClosed account -> Open.forAccount(account, trips, now);
        };
    }

    private HalfOpen probeEnded(int success) {
        return new HalfOpen(trips, since, successes + success, Math.max(0, probes - 1), lastProbe, why);
    }

    /** Little traffic must not hold a provider here: one success and some time without failure are enough. */
    private boolean isEnough(Circumstances now) {
        return successes > 0 && passed(now.settings().comeback().enoughAfter(), since, now);
    }

    private State ramp(int successes, Circumstances now) {
        return Ramping.begin(trips, successes + (successes == 1 ? " probe" : " probes") + " succeeded", now);
    }

    @Override
    public Admission admits(MessageClass messageClass, Circumstances now) {
        var comeback = now.settings().comeback();
        if (probes > 0 && !passed(comeback.probePatience(), lastProbe, now)) {
            return no("a probe is under way");
        }
        return switch (messageClass) {
            case BULK -> PROBE;
            case TRANSACTIONAL ->
                successes > 0 || passed(comeback.transactionalAfter(), lastProbe, now)
                        ? PROBE
                        : no("bulk mail may probe first");
            case CRITICAL -> passed(comeback.criticalAfter(), lastProbe, now) ? PROBE : no("other mail probes first");
        };
    }

    private static boolean passed(Duration time, long from, Circumstances now) {
        return now.isPast(from + time.toNanos());
    }

    private static Admission no(String why) {
        return new Admission.No(Entry.Reason.PROBING, LOOK_AGAIN, why);
    }

    @Override
    public Standing.Condition condition() {
        return Standing.Condition.PROBING;
    }
}
