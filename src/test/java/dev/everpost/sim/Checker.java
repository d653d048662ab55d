package dev.everpost.sim;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageId;
import dev.everpost.sim.History.Leg;
import dev.everpost.standing.GateSettings;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Ledger;
import dev.everpost.store.Ledger.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds what the outside saw against what the ledger says: promises 1, 2, 4, 5 and 6. */
final class Checker {

    /** A parcel may go into debt by its size. */
    private static final int RECIPIENTS_MAX = Client.RECIPIENTS_MAX;

    private final History history;
    private final int crashes;
    private final Map<ProviderName, GateSettings> gates;
    private final List<String> violations = new ArrayList<>();

    Checker(History history, Map<ProviderName, GateSettings> gates, int crashes) {
        this.crashes = crashes;
        this.history = history;
        this.gates = gates;
    }

    List<String> check(Ledger ledger) {
        violations.addAll(history.contradictions);
        history.acked.forEach((id, acked) -> ledger.story(id)
                .ifPresentOrElse(
                        story -> checkStory(story, acked),
                        () -> violations.add(
                                "LOST: message " + id + " was acknowledged and the ledger does not know it")));
        gates.values().forEach(this::checkQuota);
        gates.values().forEach(this::checkRetries);
        return violations;
    }

    private void checkStory(Story story, History.Acked acked) {
        var id = story.message().id();
        if (story.deliveries().size() != acked.submission().recipients().size()) {
            violations.add("message " + id + " has " + story.deliveries().size() + " deliveries for "
                    + acked.submission().recipients().size() + " recipients");
        }
        story.deliveries().forEach(delivery -> checkDelivery(id, delivery, story));
    }

    private void checkDelivery(MessageId id, Delivery delivery, Story story) {
        var leg = new Leg(id, delivery.recipient().index());
        int copies = history.taken.getOrDefault(leg, List.of()).size();
        switch (delivery.state()) {
            case WAITING, ATTEMPTING ->
                violations.add("STUCK: " + leg + " is " + delivery.state() + ": " + delivery.why() + ", due "
                        + delivery.due());
            case HANDED_OVER -> {
                if (!history.acceptedAnswers.contains(leg) && !history.confirmed.contains(leg)) {
                    violations.add("LOST: " + leg
                            + " counts as handed over and no provider accepted it or said that it has it");
                }
            }
            case REFUSED -> {
                if (!history.refused.contains(leg)) {
                    violations.add("LOST: " + leg + " counts as refused and no provider refused it");
                }
            }
            case EXPIRED -> {
                if (delivery.due().isBefore(story.message().deadline())) {
                    violations.add("LOST: " + leg + " expired before its deadline");
                }
            }
            case SUPPRESSED -> {
                if (!Listed.is(delivery.recipient().address())) {
                    violations.add("LOST: " + leg + " counts as suppressed and nobody listed it");
                }
            }
            case CANCELLED -> violations.add("LOST: " + leg + " is cancelled and nobody asked for it");
        }
        if (Listed.is(delivery.recipient().address()) && delivery.state() != DeliveryState.SUPPRESSED) {
            violations.add("SUPPRESSION: " + leg + " is on the list and counts as " + delivery.state());
        }
        if (copies > 1 && delivery.unknowns() == 0) {
            violations.add("DUPLICATE: " + leg + " was taken " + copies + " times and is not marked");
        }
        if (delivery.state() == DeliveryState.EXPIRED
                && history.acceptedAnswers.contains(leg)
                && delivery.unknowns() == 0) {
            violations.add(leg + " was accepted and counts as expired");
        }
    }

    /** No window of a second holds more than the burst and a second's worth of recipients. */
    private void checkQuota(GateSettings gate) {
        var perSecond = gate.perSecond();
        var calls = history.callNanosAndCount.getOrDefault(gate.name(), List.of());
        if (perSecond == null || calls.isEmpty()) {
            return;
        }
        // A full bucket, a second's refill, one call that went into debt, and the same again after a restart.
        double most = 2 * (Math.max(1, perSecond) + perSecond) + 5;
        int from = 0;
        double inWindow = 0;
        for (int to = 0; to < calls.size(); to++) {
            inWindow += calls.get(to)[1];
            while (calls.get(to)[0] - calls.get(from)[0] > 1_000_000_000L) {
                inWindow -= calls.get(from)[1];
                from++;
            }
            if (inWindow > most) {
                violations.add("QUOTA: " + gate.name() + " got " + inWindow + " recipients in a second, its quota is "
                        + perSecond);
                return;
            }
        }
    }

    /** At no moment have more recipients come again than the budget had earned by then, each life with a full burst. */
    private void checkRetries(GateSettings gate) {
        var calls = history.retries.getOrDefault(gate.name(), List.of());
        if (calls.isEmpty()) {
            return;
        }
        var budget = gate.retries();
        long begin = calls.getFirst().nanos();
        double earned = (crashes + 1) * (budget.burst() + RECIPIENTS_MAX);
        double spent = 0;
        for (var call : calls) {
            earned += call.first() * budget.share();
            spent += call.again();
            double now = earned + (call.nanos() - begin) / 1e9 * budget.perSecond();
            if (spent > now) {
                violations.add(
                        "RETRIES: " + gate.name() + " got " + spent + " recipients again, its budget was " + now);
                return;
            }
        }
    }
}
