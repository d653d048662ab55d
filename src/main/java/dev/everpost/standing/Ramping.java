package dev.everpost.standing;

import dev.everpost.message.MessageClass;
import java.time.Duration;

/**
 * Well again, but not to be trampled: a share of the asking mail enters, growing to all of it.
 *
 * @param credit what the share has added up to, less than two messages, so that nothing saves up a burst
 * @param successes answers in this ramp
 * @param failures failures in this ramp
 * @param failureRun failures since the last answer: what was sent before the provider died must not forgive its death
 */
record Ramping(int trips, long since, double credit, int successes, int failures, int failureRun, String why)
        implements State {

    /** A failure is forgiven for each so many answers: a provider that errs once in a hundred is not down. */
    static final int ANSWERS_PER_FAILURE = 20;

    private static final Admission SHARE = new Admission.Yes("within the share of its ramp");
    private static final Admission NO_SHARE =
            new Admission.No(Entry.Reason.RAMPING, Duration.ofSeconds(1), "its ramp's present share is used up");
    /** Ten tenths do not quite add up to one. */
    private static final double ONE = 1 - 1e-9;

    static Ramping begin(int trips, String why, Circumstances now) {
        return new Ramping(trips, now.nanos(), 1 - now.settings().comeback().rampStart(), 0, 0, 0, why);
    }

    @Override
    public State on(Event event, Circumstances now) {
        return switch (event) {
            case Event.TimePassed _ -> share(now) >= 1 ? Closed.fresh(trips, now.nanos(), "ramp finished") : this;
            case Event.Asked _ -> withCredit(Math.min(1, credit) + share(now));
            case Event.Entered _ -> withCredit(Math.max(0, credit - 1));
            case Event.Abandoned _, Event.AccountWell _ -> this;
            case Event.Left(var sign) -> left(sign, now);
        };
    }

    private State left(Sign sign, Circumstances now) {
        return switch (sign) {
            case Sign.Nothing _ -> this;
            case Sign.Answered _, Sign.Carried _ -> new Ramping(trips, since, credit, successes + 1, failures, 0, why);
            case Sign.Failed failed -> failed(failed, now);
            case Sign.AccountClosed account -> Open.forAccount(account, trips, now);
        };
    }

    private State failed(Sign.Failed sign, Circumstances now) {
        boolean tooMany = (failures + 1) * ANSWERS_PER_FAILURE > successes;
        boolean inARow = failureRun + 1 >= now.settings().trip().connectFailures();
        return tooMany || inARow
                ? Open.forFailures("failed while ramping; " + sign.reply(), trips, now)
                : new Ramping(trips, since, credit, successes, failures + 1, failureRun + 1, why);
    }

    private Ramping withCredit(double credit) {
        return new Ramping(trips, since, credit, successes, failures, failureRun, why);
    }

    /** From the start share to one, straight with time. */
    double share(Circumstances now) {
        var comeback = now.settings().comeback();
        double passed = now.nanos() - since;
        double whole = comeback.rampTime().toNanos();
        return passed >= whole ? 1 : comeback.rampStart() + (1 - comeback.rampStart()) * passed / whole;
    }

    @Override
    public Admission admits(MessageClass messageClass, Circumstances now) {
        return credit >= ONE ? SHARE : NO_SHARE;
    }

    @Override
    public Standing.Condition condition() {
        return Standing.Condition.RAMPING;
    }
}
