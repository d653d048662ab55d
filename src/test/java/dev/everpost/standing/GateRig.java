package dev.everpost.standing;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.Failure;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.world.HandDrivenWorld;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A gate in a hand-driven world, and the words to play with it. */
final class GateRig {

    static final ProviderName NAME = new ProviderName("alpha");
    static final Outcome ACCEPTED = new Outcome.Accepted("id-1", "250 ok");
    static final Outcome REFUSED = new Outcome.Refused(Outcome.Scope.RECIPIENT, "550 no such user");
    static final Outcome GREYLISTED = new Outcome.TryLater(Outcome.Cause.RECIPIENT, null, "451 greylisted");
    static final Outcome UNKNOWN = new Outcome.Unknown("no reply within 10 s");
    static final Duration TOOK = Duration.ofMillis(50);

    final HandDrivenWorld hand = new HandDrivenWorld(1);
    final RememberingEvents events = new RememberingEvents();
    final Gate gate;

    GateRig() {
        this(GateSettings.defaults(NAME));
    }

    GateRig(GateSettings settings) {
        this.gate = new Gate(settings, hand.world(), events);
    }

    static GateRig with(@Nullable Double perSecond, @Nullable Long perDay) {
        return new GateRig(new GateSettings(NAME, 64, perSecond, perDay, BreakerSettings.DEFAULTS));
    }

    static Outcome down(Failure failure) {
        return new Outcome.ProviderDown(failure, "said nothing good");
    }

    static Outcome account(Outcome.Trouble trouble) {
        return new Outcome.AccountTrouble(trouble, "535 no");
    }

    static Outcome throttled(@Nullable Duration after) {
        return new Outcome.TryLater(Outcome.Cause.THROTTLED, after, "454 slow down");
    }

    Entry ask(MessageClass messageClass) {
        return gate.enter(new Visit(messageClass, 1, false, false));
    }

    Entry lastResort(MessageClass messageClass) {
        return gate.enter(new Visit(messageClass, 1, false, true));
    }

    Permit enter(MessageClass messageClass) {
        return permit(ask(messageClass));
    }

    static Permit permit(Entry entry) {
        if (entry instanceof Entry.Entered entered) {
            return entered.permit();
        }
        throw new AssertionError("expected to enter, but: " + entry);
    }

    static Entry.Reason reason(Entry entry) {
        if (entry instanceof Entry.Closed closed) {
            return closed.reason();
        }
        throw new AssertionError("expected a closed gate, but: " + entry);
    }

    void leave(Permit permit, Outcome... outcomes) {
        gate.leave(permit, List.of(outcomes), TOOK);
    }

    /** One whole attempt of one recipient. */
    void attempt(MessageClass messageClass, Outcome outcome) {
        leave(enter(messageClass), outcome);
    }

    void attempt(Outcome outcome) {
        attempt(MessageClass.BULK, outcome);
    }

    void pass(Duration duration) {
        hand.pass(duration);
    }

    Standing.Condition condition() {
        return gate.standing().condition();
    }

    GateRig open() {
        attempt(down(Failure.CONNECT_REFUSED));
        attempt(down(Failure.CONNECT_REFUSED));
        return this;
    }

    GateRig halfOpen() {
        open();
        passOpenTime();
        return this;
    }

    GateRig ramping() {
        halfOpen();
        for (int i = 0; i < 3; i++) {
            attempt(ACCEPTED);
        }
        return this;
    }

    /** Until the next probe may go. */
    Duration passOpenTime() {
        var left = Duration.between(hand.now(), gate.standing().nextProbeAt());
        pass(left);
        return left;
    }
}
