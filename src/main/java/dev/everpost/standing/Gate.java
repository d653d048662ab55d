package dev.everpost.standing;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The judgement of one provider: what may enter now, learned from the outcomes of what entered before.
 *
 * <p>Thread-safe. Every call is short and never blocks, except {@link #awaitRoom}; nobody parks while holding the lock.
 * Events are told outside the lock. All time is {@link World}'s.
 */
public final class Gate {

    private final ProviderName name;
    private final World world;
    private final GateEvents events;
    private final ReentrantLock lock = new ReentrantLock();
    private final Announcer announcer = new Announcer();

    // Guarded by the lock.
    private final Breaker breaker;
    private final Allowance allowance;
    private final Concurrency concurrency;
    private final WaitingLine line = new WaitingLine();
    private final AccountAlarm account = new AccountAlarm();
    private GateSettings settings;
    private Standing.Condition told = Standing.Condition.CLOSED;

    public Gate(GateSettings settings, World world, GateEvents events) {
        long nanos = world.time().nanos();
        this.name = settings.name();
        this.settings = settings;
        this.world = world;
        this.events = events;
        this.breaker = new Breaker(settings.breaker(), world.chance(), nanos);
        this.allowance = new Allowance(settings, nanos);
        this.concurrency = new Concurrency(settings.concurrencyMax());
    }

    /**
     * Asks whether an attempt may be made now; never blocks.
     *
     * @param recipients how many travel in the attempt, at least 1
     * @param lastResort every candidate of the message is closed: one attempt a second passes a closed breaker
     */
    public Entry enter(MessageClass messageClass, int recipients, boolean lastResort) {
        if (recipients < 1) {
            throw new IllegalArgumentException("an attempt has at least one recipient, not " + recipients);
        }
        return judged(nanos -> answer(messageClass, recipients, lastResort, nanos));
    }

    private Entry answer(MessageClass messageClass, int recipients, boolean lastResort, long nanos) {
        var admission = breaker.ask(messageClass, lastResort, nanos);
        var refusal = admission instanceof Admission.No no ? no : allowance.refuses(recipients, nanos);
        if (refusal != null) {
            callNext();
            return closed(refusal);
        }
        if (!concurrency.hasRoom(messageClass) || line.isBehind(messageClass)) {
            return new Entry.Busy("it has " + concurrency.inFlight() + " attempts under way and " + concurrency.limit()
                    + " are allowed");
        }
        var entered = admit(admission, messageClass, recipients, nanos);
        callNext();
        return entered;
    }

    private Entry closed(Admission.No no) {
        return new Entry.Closed(no.reason(), world.time().now().plus(no.retryAfter()), no.why());
    }

    private Entry admit(Admission admission, MessageClass messageClass, int recipients, long nanos) {
        concurrency.enter(messageClass);
        long hour = allowance.take(recipients, nanos);
        long epoch = breaker.enter(admission, messageClass, nanos);
        var why = admission instanceof Admission.Yes(var words) ? words : "";
        return new Entry.Entered(new Permit(messageClass, recipients, epoch, hour), why);
    }

    /**
     * An attempt ended.
     *
     * @param outcomes one for each recipient; an empty list says nothing about the provider
     * @throws IllegalStateException when the permit was given back before
     */
    public void leave(Permit permit, List<Outcome> outcomes, Duration took) {
        var sign = Sign.of(outcomes);
        judged(nanos -> {
            permit.giveBack();
            boolean throttled = allowance.settle(permit, outcomes, nanos);
            adapt(sign, throttled, took, nanos);
            concurrency.leave(permit.messageClass());
            tellAccount(account.hear(outcomes, nanos));
            breaker.left(permit.epoch(), sign, nanos);
            callNext();
            return permit;
        });
    }

    private void adapt(Sign sign, boolean throttled, Duration took, long nanos) {
        if (throttled) {
            concurrency.congested(nanos);
            return;
        }
        switch (sign) {
            case Sign.Carried _, Sign.Answered _ -> concurrency.succeeded(took.toNanos());
            case Sign.Failed _ -> concurrency.congested(nanos);
            case Sign.Nothing _, Sign.AccountClosed _ -> {}
        }
    }

    /**
     * An attempt that entered was never made: gives slot and quota back and counts nothing.
     *
     * @throws IllegalStateException when the permit was given back before
     */
    public void abandon(Permit permit) {
        judged(nanos -> {
            permit.giveBack();
            allowance.giveBack(permit, nanos);
            concurrency.leave(permit.messageClass());
            breaker.abandoned(permit.epoch(), nanos);
            callNext();
            return permit;
        });
    }

    /**
     * Parks until a concurrency slot may be free for the class, critical mail first, then in order of arrival.
     *
     * @return true when asking to enter again is worth it; false when the time passed or the thread was interrupted
     */
    public boolean awaitRoom(MessageClass messageClass, Duration atMost) {
        var joined = judged(_ -> concurrency.hasRoom(messageClass) && !line.isBehind(messageClass)
                ? Optional.<WaitingLine.Waiter>empty()
                : Optional.of(line.join(messageClass, Thread.currentThread())));
        return joined.isEmpty() || awaitCall(joined.get(), atMost);
    }

    private boolean awaitCall(WaitingLine.Waiter waiter, Duration atMost) {
        long start = world.time().nanos();
        long left = atMost.toNanos();
        while (!waiter.isCalled() && left > 0 && !Thread.currentThread().isInterrupted()) {
            world.threads().park(Duration.ofNanos(left));
            left = atMost.toNanos() - (world.time().nanos() - start);
        }
        return judged(_ -> {
            line.quit(waiter);
            if (!waiter.isCalled()) {
                // Those of lower classes stood behind this one.
                callNext();
            }
            return waiter.isCalled();
        });
    }

    /** Keeps everything out until {@link #resume}; what is under way may end. */
    public void drain(String by, String reason) {
        order(Standing.Condition.DRAINED, by, reason);
    }

    /** Lets everything in that quotas and concurrency allow, whatever the breaker says, until {@link #resume}. */
    public void force(String by, String reason) {
        order(Standing.Condition.FORCED, by, reason);
    }

    /** Ends {@link #drain} or {@link #force}; the breaker decides again, with what it learned meanwhile. */
    public void resume(String by, String reason) {
        judged(_ -> {
            breaker.order(null);
            tellChange("resumed by " + by + ": " + reason);
            return by;
        });
    }

    private void order(Standing.Condition condition, String by, String reason) {
        judged(nanos -> {
            breaker.order(new Order(condition, by, reason, nanos));
            return by;
        });
    }

    /** Counts recipients of the last 24 hours from before the start, as if all were of the last hour: never too few. */
    public void restoreUsage(long acceptedLast24h) {
        restoreUsage(new long[] {acceptedLast24h});
    }

    /** Counts recipients of the last 24 hours from before the start; index 0 is the last hour, 23 the oldest. */
    public void restoreUsage(long[] acceptedPerHourNewestFirst) {
        judged(nanos -> {
            allowance.restore(acceptedPerHourNewestFirst, nanos);
            return nanos;
        });
    }

    public GateSettings settings() {
        return judged(_ -> settings);
    }

    /** Takes new limits at once; what was learned stays. The name must be the same. */
    public void reconfigure(GateSettings changed) {
        if (!changed.name().equals(name)) {
            throw new IllegalArgumentException("the gate of " + name + " got settings for " + changed.name());
        }
        judged(nanos -> {
            settings = changed;
            breaker.reconfigure(changed.breaker());
            allowance.reconfigure(changed, nanos);
            concurrency.reconfigure(changed.concurrencyMax());
            callNext();
            return changed;
        });
    }

    /** Whether ordinary mail may find it open now: neither open, nor probing, nor drained. Quotas are not asked. */
    public boolean usable() {
        return judged(_ -> switch (breaker.shown()) {
            case CLOSED, RAMPING, FORCED -> true;
            case OPEN, HALF_OPEN, DRAINED -> false;
        });
    }

    /** What it does with mail at this moment, and why. */
    public Standing standing() {
        return judged(nanos -> new Portrait(name, breaker, allowance, concurrency, world.time()).draw(nanos));
    }

    /** Runs a step under the lock with the breaker brought up to date; what changed is told after it. */
    private <T> T judged(Step<T> step) {
        lock.lock();
        try {
            long nanos = world.time().nanos();
            breaker.tick(nanos);
            tellChange(breaker.why());
            var result = step.at(nanos);
            tellChange(breaker.why());
            return result;
        } finally {
            lock.unlock();
            announcer.tell();
        }
    }

    private void tellChange(String why) {
        var from = told;
        var to = breaker.shown();
        if (from != to) {
            told = to;
            announcer.add(() -> events.changed(name, from.label(), to.label(), why));
            // Whoever waits for a slot asks again: perhaps there is a better way now.
            line.callAll().forEach(world.threads()::unpark);
        }
    }

    private void tellAccount(AccountAlarm.@Nullable News news) {
        switch (news) {
            case null -> {}
            case AccountAlarm.News.Raised(var trouble, var reply) ->
                announcer.add(() -> events.accountTrouble(name, trouble, reply));
            case AccountAlarm.News.Cleared _ -> announcer.add(() -> events.accountFine(name));
        }
    }

    private void callNext() {
        var next = line.callNext(concurrency);
        if (next != null) {
            world.threads().unpark(next);
        }
    }

    /** One thing done under the lock. */
    private interface Step<T> {
        T at(long nanos);
    }
}
