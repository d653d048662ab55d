package dev.everpost.delivery;

import dev.everpost.fact.Fact;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.Message;
import dev.everpost.message.MessageId;
import dev.everpost.provider.Finding;
import dev.everpost.provider.Inquiry;
import dev.everpost.route.RouteRule;
import dev.everpost.store.Change;
import dev.everpost.store.Delivery;
import dev.everpost.store.Spool;
import dev.everpost.store.StoreUnavailable;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Before anything is sent again, the providers of attempts that nobody knows the end of are asked; what they say is
 * journaled with what it changes. Thread-safe.
 */
final class Reconciliation {

    /** A failing store tells no facts; without them nothing is sent twice in a hurry. */
    private static final Duration UNREADABLE_PAUSE = Duration.ofSeconds(5);

    private static final Duration INSIST_PAUSE = Duration.ofMillis(100);

    private final Spool spool;
    private final Function<MessageId, List<Fact>> book;
    private final Supplier<Carriers> carriers;
    private final Asker asker;
    private final Aftermath aftermath;
    private final DeliveryEvents events;
    private final World world;

    Reconciliation(
            Spool spool,
            Function<MessageId, List<Fact>> book,
            Supplier<Carriers> carriers,
            Aftermath aftermath,
            Asker asker,
            DeliveryEvents events,
            World world) {
        this.spool = spool;
        this.book = book;
        this.carriers = carriers;
        this.asker = asker;
        this.aftermath = aftermath;
        this.events = events;
        this.world = world;
    }

    /**
     * What the pass goes on with.
     *
     * @param waits the spool holds something of it for a later pass
     * @param silent who took one of them without a word before, and is passed over
     */
    record Step(List<Delivery> goOn, boolean waits, Set<ProviderName> silent) {

        Step(List<Delivery> goOn, boolean waits) {
            this(goOn, waits, Set.of());
        }
    }

    /**
     * Settles or holds what can be; when nothing is left to go on with, the lease has ended.
     *
     * @param asked attempts that this pass has asked about before; grows
     */
    Step before(Message message, List<Delivery> left, Set<Integer> asked) {
        if (left.stream().noneMatch(delivery -> delivery.unknowns() > 0)) {
            return new Step(left, false);
        }
        var inquest = new Inquest(
                message, left, rule(message, left), aftermath, world.time().now());
        var silences = new Silences(List.of());
        try {
            var facts = book.apply(message.id());
            silences = Silences.of(facts);
            for (var question : OpenQuestion.of(facts)) {
                if (inquest.needs(question) && asked.add(question.attempt())) {
                    answer(inquest, question);
                }
            }
            if (!world.time().now().isBefore(message.deadline())) {
                inquest.handBack(silences);
            }
        } catch (StoreUnavailable e) {
            inquest.holdAll(UNREADABLE_PAUSE, "the store cannot tell which attempts are in doubt");
        }
        var step = commit(message, inquest);
        return new Step(step.goOn(), step.waits(), silences.providers(step.goOn()));
    }

    private RouteRule rule(Message message, List<Delivery> left) {
        var recipients = left.stream().map(Delivery::recipient).toList();
        return carriers.get()
                .routes()
                .ruleFor(message.messageClass(), message.submitter(), message.sender(), recipients, message.tags());
    }

    private void answer(Inquest inquest, OpenQuestion question) {
        var carrier = carriers.get().find(question.provider());
        if (carrier.isEmpty()) {
            inquest.unanswerable(question);
            return;
        }
        var inquiry = inquest.inquiry(question);
        boolean insists = question.asked() == 0 && inquest.sendsAnyway(question);
        var found = insists ? insist(carrier.get(), inquiry) : ask(carrier.get(), inquiry);
        found.ifPresent(finding -> events.inquired(question.provider(), Doubt.kind(finding)));
        inquest.hear(question, found, world.time().now());
    }

    private Optional<Finding> ask(Carriers.Carrier carrier, Inquiry inquiry) {
        return asker.ask(
                carrier.provider(), inquiry, Doubt.patience(inquiry.message().messageClass()));
    }

    /** It would be sent again at once: a provider that may know soon is asked as long as patience lasts. */
    private Optional<Finding> insist(Carriers.Carrier carrier, Inquiry inquiry) {
        var patience = Doubt.patience(inquiry.message().messageClass());
        long start = world.time().nanos();
        var found = asker.ask(carrier.provider(), inquiry, patience);
        var pause = INSIST_PAUSE;
        while (found.orElse(null) instanceof Finding.NotYet
                && left(patience, start).compareTo(pause) > 0) {
            world.threads().sleep(pause);
            pause = pause.multipliedBy(2);
            var again = asker.ask(carrier.provider(), inquiry, left(patience, start));
            found = again.isPresent() ? again : found;
        }
        return found;
    }

    private Duration left(Duration patience, long startNanos) {
        return patience.minus(world.time().since(startNanos));
    }

    /** A change that the store does not take is found out again by the next pass: the provider is asked once more. */
    private Step commit(Message message, Inquest inquest) {
        var goOn = inquest.goOn();
        if (!inquest.changed()) {
            return new Step(goOn, false);
        }
        var updates = inquest.updates();
        var change = new Change(message.id(), inquest.facts(), updates, goOn.isEmpty(), List.of());
        if (!spool.record(change)) {
            spool.release(message.id());
            return new Step(List.of(), true);
        }
        for (var delivery : updates) {
            if (delivery.state().isFinal()) {
                var since = Duration.between(message.acceptedAt(), delivery.due());
                events.settled(message, delivery.state(), delivery.unknowns() > 0, since);
            }
        }
        return new Step(goOn, inquest.waits());
    }
}
