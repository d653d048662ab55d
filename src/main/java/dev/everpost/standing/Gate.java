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
    private final Judgement judgement;
    private Standing.Condition told = Standing.Condition.UP;

    public Gate(GateSettings settings, World world, GateEvents events) {
        this.name = settings.name();
        this.world = world;
        this.events = events;
        this.judgement = new Judgement(settings, world, world.time().nanos());
    }

    /** Asks whether an attempt may be made now; never blocks. */
    public Entry enter(Visit visit) {
        return judged(nanos -> judgement.answer(visit, nanos));
    }

    /**
     * An attempt ended.
     *
     * @param outcomes one for each recipient; an empty list says nothing about the provider
     * @throws IllegalStateException when the permit was given back before
     */
    public void leave(Permit permit, List<Outcome> outcomes, Duration took) {
        judged(nanos -> {
            tellAccount(judgement.leave(permit, outcomes, took, nanos));
            return permit;
        });
    }

    /**
     * An attempt that entered was never made: gives slot and quota back and counts nothing.
     *
     * @throws IllegalStateException when the permit was given back before
     */
    public void abandon(Permit permit) {
        judged(nanos -> {
            judgement.abandon(permit, nanos);
            return permit;
        });
    }

    /**
     * Parks until a concurrency slot may be free for the class, critical mail first, then in order of arrival.
     *
     * @return true when asking to enter again is worth it; false when the time passed or the thread was interrupted
     */
    public boolean awaitRoom(MessageClass messageClass, Duration atMost) {
        var joined = judged(_ -> judgement.join(messageClass, Thread.currentThread()));
        return joined.isEmpty() || awaitCall(joined.get(), atMost);
    }

    private boolean awaitCall(WaitingLine.Waiter waiter, Duration atMost) {
        long start = world.time().nanos();
        long left = atMost.toNanos();
        while (!waiter.isCalled() && left > 0 && !Thread.currentThread().isInterrupted()) {
            world.threads().park(Duration.ofNanos(left));
            left = atMost.toNanos() - (world.time().nanos() - start);
        }
        return judged(_ -> judgement.quit(waiter));
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
            judgement.breaker().order(null);
            tellChange("resumed by " + by + ": " + reason);
            return by;
        });
    }

    private void order(Standing.Condition condition, String by, String reason) {
        judged(nanos -> {
            judgement.breaker().order(new Order(condition, by, reason, nanos));
            return by;
        });
    }

    /**
     * The watch's advice: holds for {@code holds} unless it is given again, so that a watch that died advises nobody for long; null
     * ends it.
     */
    public void advise(@Nullable Advice advice, Duration holds) {
        judged(nanos -> {
            judgement.breaker().advise(advice, holds, nanos);
            return nanos;
        });
    }

    /** The provider, asked, says that the account is closed: nothing enters, and people are told. */
    public void accountClosed(Outcome.Trouble trouble, String words) {
        judged(nanos -> {
            tellAccount(judgement.accountClosed(trouble, words, nanos));
            return trouble;
        });
    }

    /** The provider, asked, says that the account may send: one that was closed for its account is probed at once. */
    public void accountWell() {
        judged(nanos -> {
            tellAccount(judgement.accountWell(nanos));
            return nanos;
        });
    }

    /**
     * The provider, asked, told its limit of recipients in 24 hours and how many it counted; null where it told none. The
     * lower of its limit and ours holds, and what others spent of it counts for an hour, unless it is told anew.
     */
    public void learnDay(@Nullable Long limit, @Nullable Long used) {
        judged(nanos -> {
            judgement.learnDay(limit, used, nanos);
            return nanos;
        });
    }

    /** The recipients that may go in 24 hours, by our settings or by what the provider told; null for any number. */
    public @Nullable Long perDay() {
        return judged(nanos -> Optional.ofNullable(judgement.perDay(nanos))).orElse(null);
    }

    /** Counts recipients of the last 24 hours from before the start, as if all were of the last hour: never too few. */
    public void restoreUsage(long acceptedLast24h) {
        restoreUsage(new long[] {acceptedLast24h});
    }

    /** Counts recipients of the last 24 hours from before the start; index 0 is the last hour, 23 the oldest. */
    public void restoreUsage(long[] acceptedPerHourNewestFirst) {
        judged(nanos -> {
            judgement.restore(acceptedPerHourNewestFirst, nanos);
            return nanos;
        });
    }

    public GateSettings settings() {
        return judged(_ -> judgement.settings());
    }

    /** Takes new limits at once; what was learned stays. The name must be the same. */
    public void reconfigure(GateSettings changed) {
        if (!changed.name().equals(name)) {
            throw new IllegalArgumentException("the gate of " + name + " got settings for " + changed.name());
        }
        judged(nanos -> {
            judgement.reconfigure(changed, nanos);
            return changed;
        });
    }

    /** How many of a message's recipients may ask together: more than a whole day's quota would never be let in. */
    public int fitting(int recipients) {
        return judged(nanos -> judgement.fitting(recipients, nanos));
    }

    /**
     * Whether ordinary mail may find it open soon: neither open, nor probing, nor drained, nor spent for the day. Advice does not
     * count: where it is the last one, mail goes through it all the same.
     */
    public boolean usable() {
        return judged(nanos -> switch (judgement.breaker().unadvised()) {
            case UP, RAMPING, FORCED -> !judgement.isSpentForTheDay(nanos);
            case DOWN, PROBING, DRAINED -> false;
        });
    }

    /** What it does with mail at this moment, and why. */
    public Standing standing() {
        return judged(judgement::standing);
    }

    /** Runs a step under the lock with the breaker brought up to date; what changed is told after it. */
    private <T> T judged(Step<T> step) {
        lock.lock();
        try {
            long nanos = world.time().nanos();
            judgement.breaker().tick(nanos);
            tellChange(judgement.breaker().why());
            var result = step.at(nanos);
            tellChange(judgement.breaker().why());
            return result;
        } finally {
            lock.unlock();
            announcer.tell();
        }
    }

    private void tellChange(String why) {
        var from = told;
        var to = judgement.breaker().shown();
        if (from != to) {
            told = to;
            announcer.add(() -> events.changed(name, from.label(), to.label(), why));
            // Whoever waits for a slot asks again: perhaps there is a better way now.
            judgement.callAll();
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

    /** One thing done under the lock. */
    private interface Step<T> {
        T at(long nanos);
    }
}
