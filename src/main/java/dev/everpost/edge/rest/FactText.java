package dev.everpost.edge.rest;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A fact in a sentence. The text may hold a provider's words: escape it wherever it is shown. */
final class FactText {

    private FactText() {}

    static String of(Fact fact) {
        return switch (fact) {
            case Fact.Admitted admitted ->
                "accepted from %s by %s for %s, class %s"
                        .formatted(
                                admitted.submitter(),
                                admitted.via().name(),
                                count(admitted.recipients(), "recipient"),
                                admitted.messageClass().label());
            case Fact.AttemptStarted started ->
                "attempt %d by %s for %s: %s"
                        .formatted(
                                started.attempt(),
                                started.provider(),
                                count(started.recipients().size(), "recipient"),
                                started.why());
            case Fact.AttemptEnded ended ->
                "attempt %d by %s ended after %d ms: %s"
                        .formatted(
                                ended.attempt(), ended.provider(), ended.took().toMillis(), outcomes(ended));
            case Fact.Inquired inquired ->
                "asked %s about attempt %d for %s: %s (%s)"
                        .formatted(
                                inquired.provider(),
                                inquired.attempt(),
                                count(inquired.recipients().size(), "recipient"),
                                lower(inquired.finding()).replace('_', ' '),
                                inquired.words());
            case Fact.Silent silent ->
                "%s never reported on attempt %d for %s; %s: %s (%s)"
                        .formatted(
                                silent.provider(),
                                silent.attempt(),
                                count(silent.recipients().size(), "recipient"),
                                lower(silent.finding()).replace('_', ' '),
                                silent.remedy() == Fact.Remedy.SENT_AGAIN
                                        ? "sent again by another provider"
                                        : "nothing is sent again",
                                silent.words());
            case Fact.Expired expired ->
                "expired for %s: %s".formatted(count(expired.recipients().size(), "recipient"), expired.why());
            case Fact.NoCarrier nobody ->
                "refused for %s: %s".formatted(count(nobody.recipients().size(), "recipient"), nobody.why());
            case Fact.Cancelled cancelled ->
                "cancelled for %s by %s".formatted(count(cancelled.recipients().size(), "recipient"), cancelled.by());
            case Fact.Suppressed suppressed ->
                "not sent to %s: %s"
                        .formatted(
                                count(suppressed.recipients().size(), "recipient"),
                                String.join("; ", new TreeMap<>(suppressed.recipients()).values()));
            case Fact.NotRendered failed ->
                "template %s could not be filled: %s".formatted(failed.template(), failed.why());
            case Fact.Reported told ->
                "%s told that recipient %d %s"
                        .formatted(
                                teller(told),
                                told.recipient(),
                                told.report().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            case Fact.RetryAsked asked -> "retry at once asked by " + asked.by();
            case Fact.StandingChanged changed ->
                "%s went from %s to %s: %s".formatted(changed.provider(), changed.from(), changed.to(), changed.why());
            case Fact.CheckedUp checked ->
                "the account at %s went from %s to %s: %s"
                        .formatted(checked.provider(), checked.from(), checked.to(), checked.words());
            case Fact.BacklogRerouted rerouted ->
                "%s that waited for %s rerouted: %s"
                        .formatted(count(rerouted.deliveries(), "delivery"), rerouted.provider(), rerouted.why());
            case Fact.AlarmRaised raised ->
                "alarm %s for %s: %s".formatted(lower(raised.alarm()), raised.subject(), raised.text());
            case Fact.AlarmCleared cleared ->
                "alarm %s for %s is over: %s".formatted(lower(cleared.alarm()), cleared.subject(), cleared.text());
            case Fact.Judged judged ->
                "%s is judged %s, was %s: %s".formatted(judged.scope(), judged.to(), judged.from(), judged.words());
            case Fact.GatewayChanged changed -> changed.running() ? "the gateway started" : "the gateway is stopping";
        };
    }

    /** {@code 2 accepted, 1 refused (550 no such user)}: counts by kind, with the reply when there is one outcome only. */
    private static String outcomes(Fact.AttemptEnded ended) {
        var counts = new TreeMap<String, Integer>();
        ended.outcomes().forEach(share -> counts.merge(OutcomeText.word(share.outcome()), 1, Integer::sum));
        var text = counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return ended.outcomes().size() == 1
                ? text + " (" + ended.outcomes().getFirst().outcome().reply() + ")" + adaptations(ended)
                : text + adaptations(ended);
    }

    /** {@code ; adapted: ...}: what recipients get that is not as it was submitted. */
    private static String adaptations(Fact.AttemptEnded ended) {
        var all = new LinkedHashSet<String>();
        for (var share : ended.outcomes()) {
            if (share.outcome() instanceof Outcome.Accepted accepted) {
                all.addAll(accepted.adaptations());
            }
        }
        return all.isEmpty() ? "" : "; adapted: " + String.join(", ", all);
    }

    /** What came by mail has evidence, and what an operator says has none. */
    private static String teller(Fact.Reported told) {
        if (told.provider() != null) {
            return told.provider().value();
        }
        return told.details().containsKey("evidence") ? "a report by mail" : "an operator";
    }

    private static String count(int number, String thing) {
        var many = thing.endsWith("y") ? thing.substring(0, thing.length() - 1) + "ies" : thing + "s";
        return number + " " + (number == 1 ? thing : many);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
