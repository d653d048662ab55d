package dev.everpost.delivery;

import dev.everpost.delivery.Carriers.Carrier;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.route.Candidate;
import dev.everpost.route.Plan;
import dev.everpost.standing.Entry;
import dev.everpost.standing.Gate;
import dev.everpost.standing.Permit;
import dev.everpost.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
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
        /** This carrier, now; the permit must be left or abandoned. */
        record Chosen(Carrier carrier, Permit permit, String why) implements Choice {}

        /** Nobody before {@code until}. {@code byItself}: then one opens, whatever happens until then. */
        record NobodyNow(Instant until, @Nullable ProviderName waitsFor, boolean byItself, String why)
                implements Choice {}
    }

    Choice choose(Plan plan, Carriers carriers, MessageClass messageClass, int recipients, Set<ProviderName> tried) {
        var closed = new ArrayList<ClosedGate>();
        for (var candidate : plan.candidates()) {
            var carrier = carriers.byName().get(candidate.provider());
            if (carrier == null || tried.contains(candidate.provider())) {
                continue;
            }
            int travelling =
                    Math.min(recipients, carrier.provider().capabilities().recipientsMax());
            var entry = enterPatiently(carrier.gate(), messageClass, travelling);
            switch (entry) {
                case Entry.Entered entered -> {
                    return new Choice.Chosen(carrier, entered.permit(), why(candidate, entered.why(), closed));
                }
                case Entry.Closed shut ->
                    closed.add(new ClosedGate(
                            candidate, carrier, shut.until(), shut.why(), isWell(shut), opensByItself(shut)));
                case Entry.Busy busy ->
                    closed.add(new ClosedGate(
                            candidate, carrier, world.time().now().plusSeconds(1), busy.why(), true, true));
            }
        }
        return closed.stream().anyMatch(ClosedGate::well)
                ? nobody(closed, plan, tried)
                : lastResort(closed, messageClass, recipients, plan, tried);
    }

    /** A provider that works and asks for a little patience is better than one that is known to be down. */
    private boolean isWell(Entry.Closed shut) {
        return switch (shut.reason()) {
            case RAMPING, QUOTA_SECOND, THROTTLED ->
                !shut.until().isAfter(world.time().now().plus(settings.memoryPatience()));
            case OPEN, PROBING, QUOTA_DAY, DRAINED -> false;
        };
    }

    private static boolean opensByItself(Entry.Closed shut) {
        return switch (shut.reason()) {
            case RAMPING, QUOTA_SECOND, QUOTA_DAY, THROTTLED -> true;
            // Somebody must try it first, or a person must order it; mail is called back then.
            case OPEN, PROBING, DRAINED -> false;
        };
    }

    private Choice lastResort(
            List<ClosedGate> closed, MessageClass messageClass, int recipients, Plan plan, Set<ProviderName> tried) {
        for (var gate : closed) {
            int travelling = Math.min(
                    recipients, gate.carrier().provider().capabilities().recipientsMax());
            if (gate.carrier().gate().enter(messageClass, travelling, true) instanceof Entry.Entered entered) {
                return new Choice.Chosen(
                        gate.carrier(),
                        entered.permit(),
                        "all providers look bad; a trickle is tried: " + entered.why());
            }
        }
        return nobody(closed, plan, tried);
    }

    private Choice nobody(List<ClosedGate> closed, Plan plan, Set<ProviderName> tried) {
        var now = world.time().now();
        if (closed.isEmpty()) {
            var why = plan.candidates().isEmpty()
                    ? "no provider of its route can carry it: " + plan.obstacles()
                    : "every provider failed it just now: " + tried;
            return new Choice.NobodyNow(now.plus(Duration.ofMinutes(1)), null, false, why);
        }
        var soonest = Comparator.comparing(ClosedGate::opensByItself).reversed().thenComparing(ClosedGate::until);
        var first = closed.stream().min(soonest).orElseThrow();
        return new Choice.NobodyNow(
                first.until(), first.candidate().provider(), first.opensByItself(), reasons(closed));
    }

    /** Enters, waiting a while for room when the gate is open but busy. */
    private Entry enterPatiently(Gate gate, MessageClass messageClass, int recipients) {
        var entry = gate.enter(messageClass, recipients, false);
        long start = world.time().nanos();
        long patience = settings.roomPatience(messageClass).toNanos();
        while (entry instanceof Entry.Busy) {
            long left = patience - (world.time().nanos() - start);
            if (left <= 0 || !gate.awaitRoom(messageClass, Duration.ofNanos(left))) {
                return entry;
            }
            entry = gate.enter(messageClass, recipients, false);
        }
        return entry;
    }

    private static String why(Candidate candidate, String entered, List<ClosedGate> closed) {
        var why = entered.isEmpty() ? candidate.why() : candidate.why() + "; " + entered;
        return closed.isEmpty() ? why : why + "; not before it: " + reasons(closed);
    }

    private static String reasons(List<ClosedGate> closed) {
        var words = new StringBuilder();
        for (var gate : closed) {
            words.append(words.isEmpty() ? "" : "; ")
                    .append(gate.candidate().provider())
                    .append(": ")
                    .append(gate.why());
        }
        return words.toString();
    }

    private record ClosedGate(
            Candidate candidate, Carrier carrier, Instant until, String why, boolean well, boolean opensByItself) {}
}
