package dev.everpost.delivery;

import dev.everpost.fact.Fact;
import dev.everpost.message.Message;
import dev.everpost.provider.Finding;
import dev.everpost.provider.Inquiry;
import dev.everpost.route.RouteRule;
import dev.everpost.store.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the answers of providers mean for the deliveries of one message, collected until it is written. Used by one thread. */
final class Inquest {

    private final Message message;
    private final Doubt doubt;
    private final Aftermath aftermath;
    private final Instant now;
    private final Map<Integer, Delivery> byIndex = new TreeMap<>();
    private final Map<Integer, Hold> holds = new TreeMap<>();
    private final Map<Integer, Delivery> changed = new TreeMap<>();
    private final List<Fact> facts = new ArrayList<>();

    Inquest(Message message, List<Delivery> left, RouteRule rule, Aftermath aftermath, Instant now) {
        this.message = message;
        this.doubt = new Doubt(rule);
        this.aftermath = aftermath;
        this.now = now;
        left.forEach(delivery -> byIndex.put(delivery.recipient().index(), delivery));
    }

    /** Not before {@code until}. */
    private record Hold(Instant until, String why) {}

    /** Whether somebody it concerns is still without an end. */
    boolean needs(OpenQuestion question) {
        return !concerned(question).isEmpty();
    }

    /** Whether all whom it concerns would be sent again now if nobody can tell. */
    boolean sendsAnyway(OpenQuestion question) {
        return concerned(question).stream().allMatch(delivery -> windowEnd(delivery, question) == null);
    }

    Inquiry inquiry(OpenQuestion question) {
        var recipients = concerned(question).stream().map(Delivery::recipient).toList();
        return new Inquiry(message, question.attempt(), recipients, question.startedAt());
    }

    /** Its provider is gone from the configuration: there is nobody to ask, and no news to wait for but the window's end. */
    void unanswerable(OpenQuestion question) {
        concerned(question)
                .forEach(delivery -> hold(
                        delivery,
                        windowEnd(delivery, question),
                        question.provider() + " is no longer configured and cannot be asked whether it was taken"));
    }

    /** Takes the answer to a question; empty when the provider was better not asked now. */
    void hear(OpenQuestion question, Optional<Finding> finding, Instant at) {
        finding.ifPresent(said -> facts.add(fact(question, said, at)));
        for (var delivery : concerned(question)) {
            switch (finding.orElse(null)) {
                case Finding.Taken(var _, var words) ->
                    change(Aftermath.found(delivery, question.provider(), words, at));
                case Finding.NotTaken(var words) ->
                    change(aftermath.neverTaken(delivery, question.provider(), message, words, at));
                case Finding.CannotTell(var why) -> hold(delivery, windowEnd(delivery, question), why);
                case Finding.NotYet(var words) -> askAgain(delivery, question, words);
                case null -> askAgain(delivery, question, "it is busy or does not answer");
            }
        }
    }

    /** Its time is over: who took it without a word, and was passed over since, is the one who has it. */
    void handBack(Silences silences) {
        for (var delivery : goOn()) {
            silences.standing(delivery).ifPresent(silent -> {
                var why = silent.provider()
                        + " took it and never reported on it; nobody took it again before its deadline";
                change(Aftermath.proven(delivery, silent.provider(), why, now));
            });
        }
    }

    /** Nothing goes on for now. */
    void holdAll(Duration pause, String why) {
        byIndex.values().forEach(delivery -> hold(delivery, now.plus(pause), why));
    }

    boolean changed() {
        return !facts.isEmpty() || !updates().isEmpty();
    }

    boolean waits() {
        return !holds.isEmpty();
    }

    List<Fact> facts() {
        return facts;
    }

    /** Those that are neither settled nor held, as they are now. */
    List<Delivery> goOn() {
        return byIndex.values().stream()
                .filter(delivery -> !delivery.state().isFinal())
                .filter(delivery -> !holds.containsKey(delivery.recipient().index()))
                .toList();
    }

    /** The new stored forms. */
    List<Delivery> updates() {
        var updates = new TreeMap<>(changed);
        holds.forEach((index, hold) -> {
            var delivery = Objects.requireNonNull(byIndex.get(index));
            updates.put(index, aftermath.held(delivery, message, hold.until(), null, hold.why()));
        });
        return List.copyOf(updates.values());
    }

    private List<Delivery> concerned(OpenQuestion question) {
        return byIndex.values().stream()
                .filter(delivery -> !delivery.state().isFinal() && delivery.unknowns() > 0)
                .filter(delivery -> question.concerns(delivery.recipient().index()))
                .toList();
    }

    /** Until when it waits for news of the attempt; null when it is sent again now. */
    private @Nullable Instant windowEnd(Delivery delivery, OpenQuestion question) {
        var until = doubt.until(delivery, question);
        boolean over = doubt.resends(delivery) || !now.isBefore(until) || !now.isBefore(message.deadline());
        return over ? null : until;
    }

    private void askAgain(Delivery delivery, OpenQuestion question, String words) {
        var end = windowEnd(delivery, question);
        var next = now.plus(Doubt.pause(question));
        hold(
                delivery,
                end == null || end.isBefore(next) ? end : next,
                question.provider() + " is asked again: " + words);
    }

    private void hold(Delivery delivery, @Nullable Instant until, String why) {
        if (until != null) {
            var words = "nobody knows whether it was taken; " + why;
            holds.merge(
                    delivery.recipient().index(),
                    new Hold(until, words),
                    (one, other) -> one.until().isAfter(other.until()) ? one : other);
        }
    }

    private void change(Delivery delivery) {
        byIndex.put(delivery.recipient().index(), delivery);
        changed.put(delivery.recipient().index(), delivery);
        if (delivery.state().isFinal()) {
            holds.remove(delivery.recipient().index());
        }
    }

    private Fact fact(OpenQuestion question, Finding finding, Instant at) {
        var recipients = concerned(question).stream()
                .map(delivery -> delivery.recipient().index())
                .toList();
        var id = finding instanceof Finding.Taken taken ? taken.providerId() : null;
        return new Fact.Inquired(
                at,
                message.id(),
                question.attempt(),
                question.provider(),
                recipients,
                Doubt.kind(finding),
                id,
                Doubt.words(finding));
    }
}
