package dev.everpost.edge.rest;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A fact as JSON: {@code at}, {@code type}, its own members, and {@code text}, a sentence for people. */
final class FactView {

    private FactView() {}

    static Map<String, Object> of(Fact fact) {
        var members = new LinkedHashMap<String, Object>();
        members.put("at", fact.at());
        members.put(
                "type",
                fact.getClass()
                        .getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                        .toLowerCase(Locale.ROOT));
        switch (fact) {
            case Fact.OfMessage about -> members.put("message", about.message().toString());
            case Fact.OfProvider about ->
                members.put("provider", about.provider().value());
            case Fact.OfGateway _ -> {}
        }
        add(members, fact);
        members.put("text", FactText.of(fact));
        return members;
    }

    /** One recipient's outcome; {@code outcome} in one word, {@code detail} its kind. */
    static Map<String, Object> of(Fact.RecipientOutcome share) {
        var members = new LinkedHashMap<String, Object>();
        members.put("recipient", share.recipient());
        members.put("outcome", OutcomeText.word(share.outcome()));
        OutcomeText.detail(share.outcome()).ifPresent(detail -> members.put("detail", detail));
        if (share.outcome() instanceof Outcome.Accepted accepted && accepted.providerId() != null) {
            members.put("provider_id", accepted.providerId());
        }
        if (share.outcome() instanceof Outcome.Accepted accepted
                && !accepted.adaptations().isEmpty()) {
            members.put("adaptations", accepted.adaptations());
        }
        if (share.outcome() instanceof Outcome.TryLater later && later.after() != null) {
            members.put("after_ms", later.after().toMillis());
        }
        members.put("reply", share.outcome().reply());
        members.put("possible_duplicate", share.possibleDuplicate());
        return members;
    }

    private static void add(Map<String, Object> members, Fact fact) {
        switch (fact) {
            case Fact.Admitted admitted -> {
                members.put("submitter", admitted.submitter());
                members.put("via", admitted.via());
                members.put("class", admitted.messageClass().label());
                members.put("recipients", admitted.recipients());
            }
            case Fact.AttemptStarted started -> {
                attempt(members, started.attempt(), started.provider().value());
                members.put("recipients", started.recipients());
                members.put("why", started.why());
            }
            case Fact.AttemptEnded ended -> {
                attempt(members, ended.attempt(), ended.provider().value());
                members.put("took_ms", ended.took().toMillis());
                members.put("outcomes", outcomes(ended));
            }
            case Fact.Inquired inquired -> inquired(members, inquired);
            case Fact.Silent silent -> {
                attempt(members, silent.attempt(), silent.provider().value());
                members.put("recipients", silent.recipients());
                members.put("finding", silent.finding());
                members.put("remedy", silent.remedy());
                members.put("words", silent.words());
            }
            case Fact.Expired expired -> {
                members.put("recipients", expired.recipients());
                members.put("why", expired.why());
            }
            case Fact.NoCarrier nobody -> {
                members.put("recipients", nobody.recipients());
                members.put("why", nobody.why());
            }
            case Fact.Cancelled cancelled -> {
                members.put("recipients", cancelled.recipients());
                members.put("by", cancelled.by());
            }
            case Fact.Suppressed suppressed -> members.put("recipients", new TreeMap<>(suppressed.recipients()));
            case Fact.NotRendered failed -> {
                members.put("template", failed.template());
                members.put("why", failed.why());
            }
            case Fact.Reported told -> {
                members.put("recipients", List.of(told.recipient()));
                members.put("report", told.report().name().toLowerCase(Locale.ROOT));
                members.put("happened_at", told.happenedAt().toString());
                members.put("details", told.details());
                if (told.provider() != null) {
                    members.put("provider", told.provider().value());
                }
            }
            case Fact.RetryAsked asked -> members.put("by", asked.by());
            case Fact.StandingChanged changed -> {
                members.put("from", changed.from());
                members.put("to", changed.to());
                members.put("why", changed.why());
            }
            case Fact.CheckedUp checked -> {
                members.put("from", checked.from());
                members.put("to", checked.to());
                members.put("words", checked.words());
            }
            case Fact.BacklogRerouted rerouted -> {
                members.put("deliveries", rerouted.deliveries());
                members.put("why", rerouted.why());
            }
            case Fact.AlarmRaised raised -> alarm(members, raised.alarm(), raised.subject());
            case Fact.AlarmCleared cleared -> alarm(members, cleared.alarm(), cleared.subject());
            case Fact.Judged judged -> judged(members, judged);
            case Fact.GatewayChanged changed -> {
                members.put("running", changed.running());
                if (changed.version() != null) {
                    members.put("version", changed.version());
                }
            }
        }
    }

    private static void judged(Map<String, Object> members, Fact.Judged judged) {
        members.put("scope", judged.scope());
        members.put("extent", judged.extent());
        members.put("from", judged.from());
        members.put("to", judged.to());
        if (judged.firstSign() != null) {
            members.put("first_sign", judged.firstSign().toString());
        }
        members.put("words", judged.words());
    }

    private static void inquired(Map<String, Object> members, Fact.Inquired inquired) {
        attempt(members, inquired.attempt(), inquired.provider().value());
        members.put("recipients", inquired.recipients());
        members.put("finding", inquired.finding());
        if (inquired.providerId() != null) {
            members.put("provider_id", inquired.providerId());
        }
        members.put("words", inquired.words());
    }

    static List<Map<String, Object>> outcomes(Fact.AttemptEnded ended) {
        return ended.outcomes().stream().map(FactView::of).toList();
    }

    private static void attempt(Map<String, Object> members, int attempt, String provider) {
        members.put("attempt", attempt);
        members.put("provider", provider);
    }

    private static void alarm(Map<String, Object> members, Fact.Alarm alarm, String subject) {
        members.put("alarm", alarm);
        members.put("subject", subject);
    }
}
