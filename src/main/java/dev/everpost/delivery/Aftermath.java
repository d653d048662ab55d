package dev.everpost.delivery;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Lane;
import dev.everpost.world.Chance;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an outcome means for a delivery: the decision table of delivery, without any doing. Thread-safe. */
final class Aftermath {

    /** A provider that asks for more patience than this is asked again all the same. */
    static final Duration ASKED_MAX = Duration.ofHours(1);

    private final DeliverySettings settings;
    private final Chance chance;

    Aftermath(DeliverySettings settings, Chance chance) {
        this.settings = settings;
        this.chance = chance;
    }

    /** The delivery's next form. {@code goesOn}: this pass is not done with it. */
    record Next(Delivery delivery, boolean goesOn) {}

    Next after(Delivery delivery, Outcome outcome, Message message, Instant now) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> ended(delivery, DeliveryState.HANDED_OVER, now, accepted.reply());
            case Outcome.Refused refused -> ended(delivery, DeliveryState.REFUSED, now, refused.reply());
            case Outcome.TryLater later -> later(delivery, later, message, now);
            case Outcome.ProviderDown down -> goesOn(delivery, message, now, down.reply());
            case Outcome.AccountTrouble trouble -> goesOn(delivery, message, now, trouble.reply());
            case Outcome.Unknown unknown -> unknown(delivery, unknown, message, now);
        };
    }

    private Next later(Delivery delivery, Outcome.TryLater later, Message message, Instant now) {
        boolean throttled = later.cause() == Outcome.Cause.THROTTLED;
        if (throttled && message.messageClass() != MessageClass.BULK) {
            return goesOn(delivery, message, now, later.reply());
        }
        var wait = longer(backoff(message.messageClass(), delivery.tries()), later.after());
        return new Next(waiting(delivery, message, now.plus(wait), "wait and try again: " + later.reply()), false);
    }

    /** Its provider is asked first; what that gives, and the class's policy, decide in {@link Reconciliation}. */
    private Next unknown(Delivery delivery, Outcome.Unknown unknown, Message message, Instant now) {
        var counted = withUnknowns(delivery, delivery.unknowns() + 1);
        var why = "nobody knows whether it was taken; asked before it is sent again: " + unknown.reply();
        return new Next(waiting(counted, message, now, why), true);
    }

    /** A try that a dead process left without an outcome. */
    Delivery interrupted(Delivery delivery, Message message, Instant now, Outcome.Unknown unknown) {
        return unknown(delivery, unknown, message, now).delivery();
    }

    /** A provider that was asked has it. */
    static Delivery found(Delivery delivery, ProviderName provider, String words, Instant now) {
        var why = "found by asking " + provider + ": " + words;
        return ended(withProvider(sure(delivery), provider), DeliveryState.HANDED_OVER, why, now);
    }

    /** A provider that was asked never got it: that try cannot make a second copy any more. */
    Delivery neverTaken(Delivery delivery, ProviderName provider, Message message, String words, Instant now) {
        return waiting(sure(delivery), message, now, provider + " never got it: " + words);
    }

    /** What its provider took without a word: it waits again, and whoever takes it next may make a second copy. */
    static Delivery reopened(Delivery delivery, Message message, Instant now, String why) {
        return withUnknowns(waiting(delivery, message, now, why), delivery.unknowns() + 1);
    }

    private static Delivery sure(Delivery delivery) {
        return withUnknowns(delivery, Math.max(0, delivery.unknowns() - 1));
    }

    /** Back to the spool until {@code due}, without a try. */
    Delivery held(Delivery delivery, Message message, Instant due, @Nullable ProviderName waitsFor, String why) {
        var held = waiting(delivery, message, due, why);
        return waitsFor == null ? held : withProvider(held, waitsFor);
    }

    /** The form of a delivery that travels in an attempt. */
    static Delivery attempting(Delivery delivery, ProviderName provider, int attempt, Instant now) {
        return new Delivery(
                delivery.recipient(),
                DeliveryState.ATTEMPTING,
                delivery.lane(),
                now,
                delivery.tries() + 1,
                attempt,
                provider,
                delivery.unknowns(),
                "at " + provider);
    }

    /** The form of a delivery whose attempt was numbered and never made: as it was, due as before. */
    static Delivery notTried(Delivery delivery, int attempt) {
        return new Delivery(
                delivery.recipient(),
                DeliveryState.WAITING,
                delivery.lane(),
                delivery.due(),
                delivery.tries(),
                attempt,
                delivery.provider(),
                delivery.unknowns(),
                "the store could not note attempt " + attempt + ", so it was not made");
    }

    /** A final form. */
    static Delivery ended(Delivery delivery, DeliveryState state, String why, Instant now) {
        return new Delivery(
                delivery.recipient(),
                state,
                delivery.lane(),
                now,
                delivery.tries(),
                delivery.lastAttempt(),
                delivery.provider(),
                delivery.unknowns(),
                why);
    }

    /** The form of a delivery that a provider turns out to have. */
    static Delivery proven(Delivery delivery, ProviderName provider, String why, Instant now) {
        return withProvider(ended(delivery, DeliveryState.HANDED_OVER, why, now), provider);
    }

    private static Next ended(Delivery delivery, DeliveryState state, Instant now, String why) {
        return new Next(ended(delivery, state, why, now), false);
    }

    private Next goesOn(Delivery delivery, Message message, Instant now, String why) {
        return new Next(waiting(delivery, message, now, "next provider: " + why), true);
    }

    private static Delivery waiting(Delivery delivery, Message message, Instant due, String why) {
        return new Delivery(
                delivery.recipient(),
                DeliveryState.WAITING,
                Lane.of(message.messageClass(), false),
                due.isBefore(message.deadline()) ? due : message.deadline(),
                delivery.tries(),
                delivery.lastAttempt(),
                delivery.provider(),
                delivery.unknowns(),
                why);
    }

    private static Delivery withUnknowns(Delivery delivery, int unknowns) {
        return new Delivery(
                delivery.recipient(),
                delivery.state(),
                delivery.lane(),
                delivery.due(),
                delivery.tries(),
                delivery.lastAttempt(),
                delivery.provider(),
                unknowns,
                delivery.why());
    }

    private static Delivery withProvider(Delivery delivery, ProviderName provider) {
        return new Delivery(
                delivery.recipient(),
                delivery.state(),
                delivery.lane(),
                delivery.due(),
                delivery.tries(),
                delivery.lastAttempt(),
                provider,
                delivery.unknowns(),
                delivery.why());
    }

    /** Doubling from the class's base to its cap, the upper half of it drawn by chance so that retries spread. */
    Duration backoff(MessageClass messageClass, int tries) {
        var base = settings.backoffBase(messageClass);
        var cap = settings.backoffCap(messageClass);
        var doubled = base.multipliedBy(1L << Math.min(Math.max(tries - 1, 0), 20));
        var most = doubled.compareTo(cap) < 0 ? doubled : cap;
        return most.dividedBy(2).plus(chance.upTo(most.dividedBy(2)));
    }

    private static Duration longer(Duration wait, @Nullable Duration asked) {
        if (asked == null || asked.isZero()) {
            return asked == null ? wait : Duration.ZERO;
        }
        var heard = asked.compareTo(ASKED_MAX) > 0 ? ASKED_MAX : asked;
        return heard.compareTo(wait) > 0 ? heard : wait;
    }
}
