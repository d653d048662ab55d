package dev.everpost.standing;

import dev.everpost.fact.Outcome;
import dev.everpost.message.MessageClass;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a gate knows and decides: breaker, allowance, retries, concurrency and who waits. Guarded by the gate's lock. */
final class Judgement {

    private final World world;
    private final Breaker breaker;
    private final Allowance allowance;
    private final RetryBudget retries;
    private final Concurrency concurrency;
    private final WaitingLine line = new WaitingLine();
    private final AccountAlarm account = new AccountAlarm();
    private GateSettings settings;

    Judgement(GateSettings settings, World world, long nanos) {
        this.settings = settings;
        this.world = world;
        this.breaker = new Breaker(settings.breaker(), world.chance(), nanos);
        this.allowance = new Allowance(settings, nanos);
        this.retries = new RetryBudget(settings.retries(), nanos);
        this.concurrency = new Concurrency(settings.concurrencyMax());
    }

    Breaker breaker() {
        return breaker;
    }

    GateSettings settings() {
        return settings;
    }

    Entry answer(Visit visit, long nanos) {
        var admission = breaker.ask(visit.messageClass(), visit.lastResort(), nanos);
        var refusal = admission instanceof Admission.No no ? no : limits(visit, nanos);
        if (refusal != null) {
            callNext();
            return closed(refusal);
        }
        if (!hasRoom(visit.messageClass())) {
            return new Entry.Busy("it has " + concurrency.inFlight() + " attempts under way and " + concurrency.limit()
                    + " are allowed");
        }
        var entered = admit(admission, visit, nanos);
        callNext();
        return entered;
    }

    private Admission.@Nullable No limits(Visit visit, long nanos) {
        var refusal = allowance.refuses(visit.recipients(), nanos);
        return refusal == null ? retries.refuses(visit, nanos) : refusal;
    }

    /** All of them, or what a day's quota has left that they could never fit into together. */
    int fitting(int recipients, long nanos) {
        var perDay = allowance.perDay(nanos);
        var left = allowance.leftToday(nanos);
        if (perDay == null || left == null || recipients <= perDay) {
            return recipients;
        }
        return (int) Math.max(1, left);
    }

    boolean isSpentForTheDay(long nanos) {
        var left = allowance.leftToday(nanos);
        return left != null && left == 0;
    }

    private Entry closed(Admission.No no) {
        return new Entry.Closed(no.reason(), world.time().now().plus(no.retryAfter()), no.why());
    }

    private Entry admit(Admission admission, Visit visit, long nanos) {
        concurrency.enter(visit.messageClass());
        retries.take(visit.retry(), visit.recipients(), nanos);
        long hour = allowance.take(visit.recipients(), nanos);
        long epoch = breaker.enter(admission, visit.messageClass(), nanos);
        var why = admission instanceof Admission.Yes(var words) ? words : "";
        return new Entry.Entered(new Permit(visit, epoch, hour), why);
    }

    /** What the end of the attempt changes about account trouble, or null. */
    AccountAlarm.@Nullable News leave(Permit permit, List<Outcome> outcomes, Duration took, long nanos) {
        permit.giveBack();
        var sign = Sign.of(outcomes);
        boolean throttled = allowance.settle(permit, outcomes, nanos);
        adapt(sign, throttled, took, nanos);
        concurrency.leave(permit.messageClass());
        breaker.left(permit.epoch(), aboutTheProvider(sign, permit), nanos);
        callNext();
        return account.hear(outcomes, nanos);
    }

    /**
     * An error that meets mail which failed before may be the mail's own: one poisonous message, tried again and again in a quiet night,
     * must not shut a healthy provider. Of one that is down already every sign counts.
     */
    private Sign aboutTheProvider(Sign sign, Permit permit) {
        boolean perhapsPoison = permit.retry()
                && breaker.state() instanceof Closed
                && sign instanceof Sign.Failed failed
                && failed.level() == Sign.Level.SERVER;
        return perhapsPoison ? Sign.NOTHING : sign;
    }

    private void adapt(Sign sign, boolean throttled, Duration took, long nanos) {
        if (throttled) {
            concurrency.congested(nanos);
            return;
        }
        switch (sign) {
            case Sign.Carried _, Sign.Answered _ -> concurrency.succeeded(took.toNanos(), nanos);
            case Sign.Failed _ -> concurrency.congested(nanos);
            case Sign.Nothing _, Sign.AccountClosed _ -> {}
        }
    }

    AccountAlarm.@Nullable News accountClosed(Outcome.Trouble trouble, String words, long nanos) {
        breaker.accountClosed(new Sign.AccountClosed(trouble, words), nanos);
        return account.closed(trouble, words, nanos);
    }

    AccountAlarm.@Nullable News accountWell(long nanos) {
        breaker.accountWell(nanos);
        return account.well();
    }

    @Nullable
    Long perDay(long nanos) {
        return allowance.perDay(nanos);
    }

    void learnDay(@Nullable Long limit, @Nullable Long used, long nanos) {
        allowance.learnDay(limit, used, nanos);
        callNext();
    }

    void abandon(Permit permit, long nanos) {
        permit.giveBack();
        allowance.giveBack(permit, nanos);
        retries.giveBack(permit.retry(), permit.recipients());
        concurrency.leave(permit.messageClass());
        breaker.abandoned(permit.epoch(), nanos);
        callNext();
    }

    /** A place in the line; empty when there is room already. */
    Optional<WaitingLine.Waiter> join(MessageClass messageClass, Thread thread) {
        return hasRoom(messageClass) ? Optional.empty() : Optional.of(line.join(messageClass, thread));
    }

    /** Leaves the line. Returns whether the waiter was called. */
    boolean quit(WaitingLine.Waiter waiter) {
        line.quit(waiter);
        if (!waiter.isCalled()) {
            // Those of lower classes stood behind this one.
            callNext();
        }
        return waiter.isCalled();
    }

    private boolean hasRoom(MessageClass messageClass) {
        return concurrency.hasRoom(messageClass) && !line.isBehind(messageClass);
    }

    private void callNext() {
        var next = line.callNext(concurrency);
        if (next != null) {
            world.threads().unpark(next);
        }
    }

    void callAll() {
        line.callAll().forEach(world.threads()::unpark);
    }

    void restore(long[] perHourNewestFirst, long nanos) {
        allowance.restore(perHourNewestFirst, nanos);
    }

    void reconfigure(GateSettings changed, long nanos) {
        settings = changed;
        breaker.reconfigure(changed.breaker());
        allowance.reconfigure(changed, nanos);
        retries.reconfigure(changed.retries(), nanos);
        concurrency.reconfigure(changed.concurrencyMax());
        callNext();
    }

    Standing standing(long nanos) {
        return new Portrait(settings.name(), breaker, allowance, concurrency, world.time()).draw(nanos);
    }
}
