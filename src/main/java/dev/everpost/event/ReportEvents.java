package dev.everpost.event;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What was reported of a recipient after the hand-over. */
record ReportEvents(Making making, Scene scene) {

    private static final int TOLD_MAX = 10;

    static EventType type(Fact.Report report) {
        return switch (report) {
            case QUEUED -> EventType.MESSAGE_QUEUED;
            case SENT -> EventType.MESSAGE_SENT;
            case DELIVERED -> EventType.MESSAGE_DELIVERED;
            case DELAYED -> EventType.MESSAGE_DEFERRED;
            case BOUNCED_FOR_GOOD, BOUNCED_FOR_NOW -> EventType.MESSAGE_BOUNCED;
            case COMPLAINED -> EventType.MESSAGE_COMPLAINED;
            case REJECTED -> EventType.MESSAGE_REJECTED;
            case OPENED -> EventType.MESSAGE_OPENED;
            case CLICKED -> EventType.MESSAGE_CLICKED;
            case UNSUBSCRIBED -> EventType.MESSAGE_UNSUBSCRIBED;
            case UNKNOWN -> EventType.MESSAGE_UNKNOWN;
        };
    }

    void make(Fact.Reported reported) {
        var members = new LinkedHashMap<String, Object>();
        teller(members, reported);
        switch (reported.report()) {
            case BOUNCED_FOR_GOOD -> members.put("bounce", "hard");
            case BOUNCED_FOR_NOW -> members.put("bounce", "soft");
            case UNKNOWN -> members.put("told", inItsWords(reported.details()));
            case QUEUED, SENT, DELIVERED, DELAYED, COMPLAINED, REJECTED, OPENED, CLICKED, UNSUBSCRIBED -> {}
        }
        details(members, reported);
        members.put("learned_at", reported.at());
        making.one(type(reported.report()), reported.recipient(), reported.happenedAt(), members);
    }

    private void teller(Map<String, Object> members, Fact.Reported reported) {
        var provider = reported.provider();
        if (provider == null) {
            return;
        }
        members.put("provider", provider.value());
        scene.handOver(provider, reported.recipient()).ifPresent(handOver -> {
            members.put("attempt", handOver.attempt().attempt());
            members.put("possible_duplicate", handOver.share().possibleDuplicate());
            if (handOver.share().outcome() instanceof Outcome.Accepted taken && taken.providerId() != null) {
                members.put("provider_id", taken.providerId());
            }
        });
    }

    private static void details(Map<String, Object> members, Fact.Reported reported) {
        var details = reported.details();
        var why = details.get("diagnostic");
        if (why != null) {
            members.put("reason", cut(why));
        }
        ReasonClass.of(reported).ifPresent(word -> members.put("reason_class", word));
        for (var name : new String[] {"status", "link", "address", "agent"}) {
            var value = details.get(name);
            if (value != null) {
                members.put(name, cut(value));
            }
        }
    }

    /** What nobody here understands is handed on as it was told, within bounds. */
    private static Map<String, String> inItsWords(Map<String, String> details) {
        var told = new TreeMap<String, String>();
        details.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(TOLD_MAX)
                .forEach(each -> told.put(cut(each.getKey()), cut(each.getValue())));
        return told;
    }

    private static String cut(String text) {
        return text.length() <= Outcome.REPLY_MAX ? text : text.substring(0, Outcome.REPLY_MAX);
    }
}
