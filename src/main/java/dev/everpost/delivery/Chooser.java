package dev.everpost.delivery;

import dev.everpost.delivery.Carriers.Carrier;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.Message;
import dev.everpost.message.Recipient;
import dev.everpost.route.Candidate;
import dev.everpost.route.Plan;
import dev.everpost.standing.Entry;
import dev.everpost.standing.Permit;
import dev.everpost.standing.Visit;
import dev.everpost.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Walks the candidates of a plan until a gate lets the message in. Thread-safe; may park while a healthy gate is busy. */
final class Chooser {

    private final DeliverySettings settings;
    private final World world;

    Chooser(DeliverySettings settings, World world) {
        this.settings = settings;
        this.world = world;
    }

    /** What a walk found. */
    sealed interface Choice {
        /** This carrier, now; the passage must be left or abandoned. */
        record Chosen(Carrier carrier, Entrance.Passage passage, String why) implements Choice {}

        /** Nobody before {@code until}. {@code byItself}: then one opens, whatever happens until then. */
        record NobodyNow(Instant until, @Nullable ProviderName waitsFor, boolean byItself, String why)
                implements Choice {}
    }

    /**
     * What asks to be carried.
     *
     * @param retry it was tried in an earlier pass
     * @param tried who failed it in this one
     */
    record Errand(Message message, List<Recipient> recipients, boolean retry, Set<ProviderName> tried) {

        /** What people are told when not all may travel. */
        private String part(Permit permit) {
            return permit.recipients() < recipients.size()
                    ? "; it takes " + permit.recipients() + " of " + recipients.size() + " recipients in this attempt"
                    : "";
        }

        /** Those who could go at once, as far as the provider's own limits go. */
        List<Recipient> travelling(Carrier carrier) {
            int most = Math.min(
                    recipients.size(), carrier.provider().capabilities().recipientsMax());
            return recipients.subList(0, carrier.gate().fitting(most));
        }

        /** As a gate sees it. */
        Visit visit(int travelling) {
            return new Visit(message.messageClass(), travelling, retry, false);
        }
    }

    Choice choose(Plan plan, Carriers carriers, Errand errand) {
        var closed = new ArrayList<ClosedGate>();
        for (var candidate : plan.candidates()) {
            var carrier = carriers.byName().get(candidate.provider());
            if (carrier == null || errand.tried().contains(candidate.provider())) {
                continue;
            }
            switch (enterPatiently(carrier, errand)) {
                case Entrance.In(var passage, var entered) -> {
                    var why = why(candidate, entered, closed) + errand.part(passage.permit());
                    return new Choice.Chosen(carrier, passage, why);
                }
                case Entrance.Shut(var shut) -> {
                    var gate = ClosedGate.of(candidate, carrier, shut);
                    if (shut.reason() == Entry.Reason.RETRIES) {
                        // It works, so another has no reason to take what it deferred: that would spread the retries.
                        return new Choice.NobodyNow(shut.until(), null, false, gate.words());
                    }
                    closed.add(gate);
                }
                case Entrance.Held(var until, var why) -> {
                    return new Choice.NobodyNow(until, candidate.provider(), true, candidate.provider() + ": " + why);
                }
                case Entrance.Busy(var busy) ->
                    closed.add(ClosedGate.of(
                            candidate, carrier, busy, world.time().now().plusSeconds(1)));
            }
        }
        var reluctant = enterAny(closed.stream().filter(ClosedGate::isReluctant).toList(), errand, "others go first");
        if (reluctant != null) {
            return reluctant;
        }
        var soon = world.time().now().plus(settings.memoryPatience());
        return closed.stream().anyMatch(gate -> gate.isWell(soon))
                ? nobody(closed, plan, errand)
                : lastResort(closed, plan, errand);
    }

    private Choice lastResort(List<ClosedGate> closed, Plan plan, Errand errand) {
        var chosen = enterAny(closed, errand, "all providers look bad");
        return chosen == null ? nobody(closed, plan, errand) : chosen;
    }

    /** Through the first gate that lets in who has no other way. */
    private static Choice.@Nullable Chosen enterAny(List<ClosedGate> closed, Errand errand, String why) {
        for (var gate : closed) {
            if (Entrance.of(gate.carrier(), errand, true) instanceof Entrance.In(var passage, var entered)) {
                var words = why + ", and no other is open: " + (entered.isEmpty() ? gate.words() : entered);
                return new Choice.Chosen(gate.carrier(), passage, words);
            }
        }
        return null;
    }

    private Choice nobody(List<ClosedGate> closed, Plan plan, Errand errand) {
        if (closed.isEmpty()) {
            var why = plan.candidates().isEmpty()
                    ? "no provider of its route can carry it: " + plan.obstacles()
                    : "every provider failed it just now: " + errand.tried();
            return new Choice.NobodyNow(world.time().now().plus(Duration.ofMinutes(1)), null, false, why);
        }
        var first = closed.stream().min(ClosedGate.SOONEST).orElseThrow();
        return new Choice.NobodyNow(
                first.until(), first.candidate().provider(), first.opensByItself(), reasons(closed));
    }

    /** Enters, waiting a while for room when the gate is open but busy; meanwhile no pool's room is held. */
    private Entrance enterPatiently(Carrier carrier, Errand errand) {
        var messageClass = errand.message().messageClass();
        var entrance = Entrance.of(carrier, errand, false);
        long start = world.time().nanos();
        long patience = settings.roomPatience(messageClass).toNanos();
        while (entrance instanceof Entrance.Busy) {
            long left = patience - (world.time().nanos() - start);
            if (left <= 0 || !carrier.gate().awaitRoom(messageClass, Duration.ofNanos(left))) {
                return entrance;
            }
            entrance = Entrance.of(carrier, errand, false);
        }
        return entrance;
    }

    private static String why(Candidate candidate, String entered, List<ClosedGate> closed) {
        var why = entered.isEmpty() ? candidate.why() : candidate.why() + "; " + entered;
        return closed.isEmpty() ? why : why + "; not before it: " + reasons(closed);
    }

    private static String reasons(List<ClosedGate> closed) {
        return closed.stream().map(ClosedGate::words).collect(Collectors.joining("; "));
    }
}
