package dev.everpost.standing;

import dev.everpost.message.MessageClass;
import dev.everpost.world.Chance;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The state, the operator's order above it, and which results are stale. Guarded by the gate's lock. */
final class Breaker {

    private static final Admission LAST_RESORT = new Admission.Yes("last resort: every candidate is closed");
    /** An order ends when a person ends it; nobody knows when, so ask again by and by. */
    private static final Duration ORDER_LOOK_AGAIN = Duration.ofMinutes(1);

    /** Advice that outlives a way back by so long is about something else; a watch that was merely slow has ended it before. */
    private static final Duration ADVICE_PROVED = Duration.ofMinutes(20);

    private static final Duration ADVICE_LOOK_AGAIN = Duration.ofSeconds(5);
    /** What a provider that others go before carries all the same, of mail that is not critical: or nobody would see it recover. */
    private static final double WATCHED_SHARE = 0.05;

    private final Chance chance;
    private final Trickle trickle = new Trickle();
    private BreakerSettings settings;
    private State state;
    private long epoch;
    private @Nullable Order order;
    private Admission ordered = LAST_RESORT;
    private @Nullable Advice advice;
    private long tickedAt;
    private long advisedSince;
    private long advisedUntil;

    Breaker(BreakerSettings settings, Chance chance, long nanos) {
        this.settings = settings;
        this.chance = chance;
        this.tickedAt = nanos;
        this.state = Closed.fresh(0, nanos, "no failure seen yet");
    }

    void reconfigure(BreakerSettings settings) {
        this.settings = settings;
    }

    /** Takes or, with null, ends the watch's advice; it ends by itself when it is not repeated in time. */
    void advise(@Nullable Advice advice, Duration holds, long nanos) {
        if (advice != null && (this.advice == null || this.advice.level() != advice.level())) {
            advisedSince = nanos;
        }
        this.advice = advice;
        this.advisedUntil = nanos + holds.toNanos();
    }

    /**
     * The advice where it knows more than this breaker. One that opened found the fault itself and finds its own way back by
     * probes and a ramp; that is fresher than what the watch concluded before.
     */
    private @Nullable Advice heard() {
        if (advice == null) {
            return null;
        }
        boolean wasUpAllTheTime = state.condition() == Standing.Condition.UP
                && (state.since() - advisedSince <= 0 || tickedAt - state.since() >= ADVICE_PROVED.toNanos());
        return switch (advice.level()) {
            case KEEP_OUT -> wasUpAllTheTime ? advice : null;
            case OTHERS_FIRST ->
                switch (state.condition()) {
                    case UP, RAMPING -> advice;
                    case DOWN, PROBING, DRAINED, FORCED -> null;
                };
        };
    }

    private boolean heeds(Advice advice, MessageClass messageClass) {
        return switch (advice.level()) {
            case KEEP_OUT -> true;
            case OTHERS_FIRST -> messageClass == MessageClass.CRITICAL || chance.nextDouble() >= WATCHED_SHARE;
        };
    }

    private static Entry.Reason reason(Advice.Level level) {
        return switch (level) {
            case KEEP_OUT -> Entry.Reason.ADVISED_DOWN;
            case OTHERS_FIRST -> Entry.Reason.OTHERS_FIRST;
        };
    }

    void tick(long nanos) {
        tickedAt = nanos;
        if (advice != null && nanos - advisedUntil >= 0) {
            advice = null;
        }
        apply(Event.TIME_PASSED, nanos);
    }

    /** Whether mail may enter as far as order and state go. */
    Admission ask(MessageClass messageClass, boolean lastResort, long nanos) {
        if (order != null) {
            return ordered;
        }
        var heard = heard();
        if (heard != null && !lastResort && heeds(heard, messageClass)) {
            return new Admission.No(reason(heard.level()), ADVICE_LOOK_AGAIN, heard.why());
        }
        apply(Event.ASKED, nanos);
        return switch (state.admits(messageClass, at(nanos))) {
            case Admission.Yes yes -> yes;
            case Admission.No no -> lastResort && trickle.offers(messageClass, nanos) ? LAST_RESORT : no;
        };
    }

    /** Mail that was answered with {@code admission} does enter. Returns the epoch that its permit carries. */
    long enter(Admission admission, MessageClass messageClass, long nanos) {
        if (admission == LAST_RESORT) {
            trickle.use(messageClass, nanos);
        }
        apply(Event.ENTERED, nanos);
        return epoch;
    }

    /** An attempt ended; it says nothing about a state that began after it. */
    void left(long epochOfPermit, Sign sign, long nanos) {
        if (epochOfPermit == epoch) {
            apply(new Event.Left(sign), nanos);
        }
    }

    void abandoned(long epochOfPermit, long nanos) {
        if (epochOfPermit == epoch) {
            apply(Event.ABANDONED, nanos);
        }
    }

    /** The provider itself said that the account is closed. */
    void accountClosed(Sign.AccountClosed sign, long nanos) {
        apply(new Event.Left(sign), nanos);
    }

    /** The provider itself said that the account may send. */
    void accountWell(long nanos) {
        apply(Event.ACCOUNT_WELL, nanos);
    }

    void order(@Nullable Order order) {
        this.order = order;
        if (order != null) {
            ordered = order.condition() == Standing.Condition.FORCED
                    ? new Admission.Yes(order.why())
                    : new Admission.No(Entry.Reason.DRAINED, ORDER_LOOK_AGAIN, order.why());
        }
    }

    @Nullable
    Order order() {
        return order;
    }

    State state() {
        return state;
    }

    /** What people see: the order's condition, or the state's. */
    Standing.Condition shown() {
        if (order != null) {
            return order.condition();
        }
        return keptOut() == null ? state.condition() : Standing.Condition.DOWN;
    }

    /** The same as if the watch had advised nothing. */
    Standing.Condition unadvised() {
        return order == null ? state.condition() : order.condition();
    }

    String why() {
        if (order != null) {
            return order.why();
        }
        var keptOut = keptOut();
        return keptOut == null ? state.why() : keptOut.why();
    }

    /** The advice to keep mail out, where the breaker itself would let some in. */
    private @Nullable Advice keptOut() {
        var heard = heard();
        return heard != null && heard.level() == Advice.Level.KEEP_OUT ? heard : null;
    }

    double share(long nanos) {
        return switch (shown()) {
            case UP, FORCED -> 1;
            case RAMPING -> state instanceof Ramping ramping ? ramping.share(at(nanos)) : 1;
            case DOWN, PROBING, DRAINED -> 0;
        };
    }

    int opensLeft() {
        return state instanceof Closed closed ? closed.opensLeft(settings.trip()) : 0;
    }

    private void apply(Event event, long nanos) {
        var next = state.on(event, at(nanos));
        if (next.condition() != state.condition()) {
            epoch++;
        }
        state = next;
    }

    private Circumstances at(long nanos) {
        return new Circumstances(settings, chance, nanos);
    }
}
