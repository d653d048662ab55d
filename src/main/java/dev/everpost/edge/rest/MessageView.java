package dev.everpost.edge.rest;

import dev.everpost.fact.Fact;
import dev.everpost.message.Message;
import dev.everpost.message.Recipient;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message as JSON: a row of a list, or its whole life. */
final class MessageView {

    private MessageView() {}

    static Map<String, Object> row(Ledger.Summary summary) {
        var members = head(summary.message());
        members.put(
                "to",
                summary.firstRecipients().stream().map(MessageView::address).toList());
        putStates(members, summary.states());
        return members;
    }

    /** @param overdue since when reports of its recipients are, by recipient */
    static Map<String, Object> life(Ledger.Story story, Map<Integer, Instant> overdue) {
        var message = story.message();
        var members = head(message);
        var states = new LinkedHashMap<DeliveryState, Integer>();
        story.deliveries().forEach(delivery -> states.merge(delivery.state(), 1, Integer::sum));
        putStates(members, states);
        if (message.envelopeId() != null) {
            members.put("envelope_id", message.envelopeId());
        }
        members.put("tags", message.tags());
        members.put("metadata", message.metadata());
        members.put("body_kept", story.bodyKept());
        members.put(
                "recipients",
                story.deliveries().stream()
                        .map(delivery -> recipient(
                                story,
                                delivery,
                                overdue.get(delivery.recipient().index())))
                        .toList());
        members.put("attempts", attempts(story));
        members.put("timeline", story.facts().stream().map(FactView::of).toList());
        return members;
    }

    private static Map<String, Object> head(Message message) {
        var members = new LinkedHashMap<String, Object>();
        members.put("id", message.id().toString());
        members.put("submitter", message.submitter());
        members.put("via", message.via());
        members.put("from", message.sender() == null ? "" : message.sender().toString());
        if (message.subject() != null) {
            members.put("subject", message.subject());
        }
        members.put("class", message.messageClass().label());
        members.put("size_bytes", message.sizeBytes());
        members.put("accepted_at", message.acceptedAt());
        members.put("deadline", message.deadline());
        if (message.sendAt().isAfter(message.acceptedAt())) {
            members.put("send_at", message.sendAt());
        }
        return members;
    }

    /** The status stays "queued" until every delivery is final. */
    private static void putStates(Map<String, Object> members, Map<DeliveryState, Integer> states) {
        boolean finished = !states.isEmpty() && states.keySet().stream().allMatch(DeliveryState::isFinal);
        var counts = new LinkedHashMap<String, Integer>();
        for (var state : DeliveryState.values()) {
            if (states.containsKey(state)) {
                counts.put(label(state), states.get(state));
            }
        }
        members.put("status", finished ? "finished" : "queued");
        members.put("states", counts);
    }

    private static Map<String, Object> recipient(Ledger.Story story, Delivery delivery, @Nullable Instant overdue) {
        var members = new LinkedHashMap<String, Object>();
        members.put("index", delivery.recipient().index());
        members.put("address", address(delivery.recipient()));
        members.put("state", label(delivery.state()));
        members.put("final", delivery.state().isFinal());
        members.put(timeName(delivery.state()), delivery.due());
        members.put("why", delivery.why());
        if (delivery.provider() != null) {
            members.put("provider", delivery.provider().value());
        }
        members.put("tries", delivery.tries());
        members.put("last_attempt", delivery.lastAttempt());
        members.put("unknown_outcomes", delivery.unknowns());
        LastReport.of(story, delivery.recipient().index()).ifPresent(last -> members.put("last_report", last));
        if (overdue != null) {
            members.put("report_overdue_since", overdue);
        }
        silence(story, delivery.recipient().index()).ifPresent(silent -> members.put("silence", FactView.of(silent)));
        return members;
    }

    /** The last time that a provider took it and never reported on it, if something was decided. */
    private static Optional<Fact> silence(Ledger.Story story, int recipient) {
        return story.facts().stream()
                .filter(fact -> fact instanceof Fact.Silent silent
                        && silent.recipients().contains(recipient))
                .reduce((_, last) -> last);
    }

    private static String timeName(DeliveryState state) {
        return switch (state) {
            case WAITING -> "next_attempt_at";
            case ATTEMPTING -> "attempting_since";
            case HANDED_OVER, REFUSED, EXPIRED, CANCELLED, SUPPRESSED -> "ended_at";
        };
    }

    /** Starts with their ends, by number; an attempt without an end is under way or was cut off. */
    private static List<Map<String, Object>> attempts(Ledger.Story story) {
        var byNumber = new LinkedHashMap<Integer, Map<String, Object>>();
        for (var fact : story.facts()) {
            if (fact instanceof Fact.AttemptStarted started) {
                byNumber.put(started.attempt(), started(started));
            } else if (fact instanceof Fact.AttemptEnded ended) {
                end(byNumber.computeIfAbsent(ended.attempt(), _ -> new LinkedHashMap<>()), ended);
            }
        }
        return new ArrayList<>(byNumber.values());
    }

    private static Map<String, Object> started(Fact.AttemptStarted started) {
        var members = new LinkedHashMap<String, Object>();
        members.put("number", started.attempt());
        members.put("provider", started.provider().value());
        members.put("why", started.why());
        members.put("started_at", started.at());
        members.put("recipients", started.recipients());
        return members;
    }

    private static void end(Map<String, Object> members, Fact.AttemptEnded ended) {
        members.putIfAbsent("number", ended.attempt());
        members.putIfAbsent("provider", ended.provider().value());
        members.put("ended_at", ended.at());
        members.put("took_ms", ended.took().toMillis());
        members.put("outcomes", FactView.outcomes(ended));
    }

    private static String address(Recipient recipient) {
        return recipient.address().toString();
    }

    private static String label(DeliveryState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
