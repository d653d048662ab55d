package dev.everpost.ses;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import dev.everpost.ses.EventDestination.EventType;
import dev.everpost.ses.MessageInsights.Details;
import dev.everpost.ses.MessageInsights.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The facts about one recipient in SES's words. */
final class RecipientEvents {

    private static final String PERMANENT = "PERMANENT";
    private static final String TRANSIENT = "TRANSIENT";
    private static final String UNDETERMINED = "UNDETERMINED";

    private RecipientEvents() {}

    static List<Event> of(List<Fact> facts, int recipient) {
        var events = new ArrayList<Event>();
        facts.stream().flatMap(fact -> event(fact, recipient)).forEach(events::add);
        return events;
    }

    private static Stream<Event> event(Fact fact, int recipient) {
        return switch (fact) {
            case Fact.Admitted admitted -> Stream.of(new Event(admitted.at(), EventType.SEND, null));
            case Fact.AttemptEnded ended ->
                ended.outcomes().stream()
                        .filter(outcome -> outcome.recipient() == recipient)
                        .flatMap(outcome -> attempt(ended, outcome.outcome()));
            case Fact.Suppressed suppressed -> suppressed(suppressed, recipient);
            case Fact.Expired expired ->
                expired.recipients().contains(recipient)
                        ? Stream.of(bounce(expired, TRANSIENT, "General", expired.why()))
                        : Stream.of();
            case Fact.NoCarrier nobody ->
                nobody.recipients().contains(recipient)
                        ? Stream.of(bounce(nobody, UNDETERMINED, "Undetermined", nobody.why()))
                        : Stream.of();
            case Fact.NotRendered failed -> Stream.of(new Event(failed.at(), EventType.RENDERING_FAILURE, null));
            case Fact.Reported reported -> reported.recipient() == recipient ? report(reported) : Stream.of();
            case Fact.Cancelled cancelled ->
                cancelled.recipients().contains(recipient)
                        ? Stream.of(new Event(cancelled.at(), EventType.REJECT, null))
                        : Stream.of();
            case Fact.AttemptStarted _,
                    Fact.Inquired _,
                    Fact.Silent _,
                    Fact.RetryAsked _,
                    Fact.OfProvider _,
                    Fact.OfGateway _ -> Stream.of();
        };
    }

    /** A provider that failed is our own affair; a recipient who was refused or put off is the sender's. */
    private static Stream<Event> attempt(Fact.AttemptEnded ended, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused refused -> Stream.of(bounce(ended, PERMANENT, "General", refused.reply()));
            case Outcome.TryLater(var cause, var after, var reply) ->
                cause == Outcome.Cause.RECIPIENT
                        ? Stream.of(new Event(ended.at(), EventType.DELIVERY_DELAY, null))
                        : Stream.of();
            // Handed over is not delivered: a provider tells of that later.
            case Outcome.Accepted _, Outcome.ProviderDown _, Outcome.AccountTrouble _, Outcome.Unknown _ -> Stream.of();
        };
    }

    private static Stream<Event> suppressed(Fact.Suppressed suppressed, int recipient) {
        var why = suppressed.recipients().get(recipient);
        return why == null ? Stream.of() : Stream.of(bounce(suppressed, PERMANENT, "OnAccountSuppressionList", why));
    }

    private static Stream<Event> report(Fact.Reported reported) {
        var details = reported.details();
        var at = reported.happenedAt();
        return switch (reported.report()) {
            case DELIVERED -> Stream.of(new Event(at, EventType.DELIVERY, null));
            case DELAYED -> Stream.of(new Event(at, EventType.DELIVERY_DELAY, null));
            case BOUNCED_FOR_GOOD -> Stream.of(new Event(at, EventType.BOUNCE, bounce(PERMANENT, details)));
            case BOUNCED_FOR_NOW -> Stream.of(new Event(at, EventType.BOUNCE, bounce(TRANSIENT, details)));
            case COMPLAINED ->
                Stream.of(new Event(
                        at, EventType.COMPLAINT, new Details.Complaint(details.get("subtype"), details.get("type"))));
            case REJECTED -> Stream.of(new Event(at, EventType.REJECT, null));
            case OPENED -> Stream.of(new Event(at, EventType.OPEN, null));
            case CLICKED -> Stream.of(new Event(at, EventType.CLICK, null));
            case UNSUBSCRIBED -> Stream.of(new Event(at, EventType.SUBSCRIPTION, null));
            case QUEUED, SENT, UNKNOWN -> Stream.of();
        };
    }

    private static Details bounce(String type, Map<String, String> details) {
        return new Details.Bounce(type, details.getOrDefault("subtype", "General"), details.get("diagnostic"));
    }

    private static Event bounce(Fact fact, String type, String subType, @Nullable String diagnostic) {
        return new Event(fact.at(), EventType.BOUNCE, new Details.Bounce(type, subType, diagnostic));
    }
}
