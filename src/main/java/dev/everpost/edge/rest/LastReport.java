package dev.everpost.edge.rest;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.Report;
import dev.everpost.store.Ledger;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The last word on a recipient after the hand-over: the latest by the teller's clock, whenever it came. */
final class LastReport {

    /** A word that nobody knows says less than any other; at one moment what comes later in a message's life counts. */
    private static final Comparator<Fact.Reported> LAST = Comparator.comparing(
                    (Fact.Reported told) -> told.report() != Report.UNKNOWN)
            .thenComparing(Fact.Reported::happenedAt)
            .thenComparing(Fact.Reported::report);

    private LastReport() {}

    static Optional<Map<String, Object>> of(Ledger.Story story, int recipient) {
        return story.facts().stream()
                .filter(fact -> fact instanceof Fact.Reported told && told.recipient() == recipient)
                .map(Fact.Reported.class::cast)
                .max(LAST)
                .map(LastReport::view);
    }

    private static Map<String, Object> view(Fact.Reported told) {
        var members = new LinkedHashMap<String, Object>();
        members.put("report", told.report().name().toLowerCase(Locale.ROOT));
        if (told.provider() != null) {
            members.put("provider", told.provider().value());
        }
        for (var name : new String[] {"provider_id", "event", "reason", "status", "diagnostic"}) {
            if (told.details().containsKey(name)) {
                members.put(name, told.details().get(name));
            }
        }
        members.put("happened_at", told.happenedAt());
        members.put("arrived_at", told.at());
        var evidence = told.details().get("evidence");
        if (evidence != null) {
            members.put("evidence", "/api/v1/evidence/" + evidence);
        }
        return members;
    }
}
