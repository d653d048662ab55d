package dev.everpost.store.sqlite;

import dev.everpost.fact.Fact;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Turns facts into rows; {@link FactReading} turns them back. */
final class FactWriting {

    private static final long ATTEMPTS_A_MILLI = 1_000;

    private FactWriting() {}

    static FactRow row(Fact fact) {
        return switch (fact) {
            case Fact.OfMessage ofMessage -> messageRow(ofMessage);
            case Fact.OfProvider ofProvider -> providerRow(ofProvider);
            case Fact.OfGateway ofGateway -> gatewayRow(ofGateway);
        };
    }

    private static FactRow messageRow(Fact.OfMessage fact) {
        long at = fact.at().toEpochMilli();
        long message = fact.message().value();
        return switch (fact) {
            case Fact.Admitted admitted -> FactRow.ofMessage(FactKind.ADMITTED, at, message, admitted(admitted));
            case Fact.AttemptStarted s ->
                FactRow.ofAttempt(
                        FactKind.ATTEMPT_STARTED,
                        at,
                        message,
                        s.attempt(),
                        s.provider().value(),
                        started(s));
            case Fact.AttemptEnded e ->
                FactRow.ofAttempt(
                        FactKind.ATTEMPT_ENDED,
                        at,
                        message,
                        e.attempt(),
                        e.provider().value(),
                        ended(e));
            case Fact.Inquired i -> inquired(i, at);
            case Fact.Silent s ->
                FactRow.ofAttempt(
                        FactKind.SILENT, at, message, s.attempt(), s.provider().value(), silent(s));
            case Fact.Expired e ->
                FactRow.ofMessage(
                        FactKind.EXPIRED,
                        at,
                        message,
                        new JsonText().put("to", e.recipients()).put("why", e.why()));
            case Fact.NoCarrier n ->
                FactRow.ofMessage(
                        FactKind.NO_CARRIER,
                        at,
                        message,
                        new JsonText().put("to", n.recipients()).put("why", n.why()));
            case Fact.Cancelled c ->
                FactRow.ofMessage(
                        FactKind.CANCELLED,
                        at,
                        message,
                        new JsonText().put("to", c.recipients()).put("by", c.by()));
            case Fact.RetryAsked r ->
                FactRow.ofMessage(FactKind.RETRY_ASKED, at, message, new JsonText().put("by", r.by()));
            case Fact.Suppressed s ->
                FactRow.ofMessage(FactKind.SUPPRESSED, at, message, new JsonText().put("of", whys(s)));
            case Fact.NotRendered n ->
                FactRow.ofMessage(
                        FactKind.NOT_RENDERED,
                        at,
                        message,
                        new JsonText().put("template", n.template()).put("why", n.why()));
            case Fact.Reported r -> reported(r);
        };
    }

    private static FactRow providerRow(Fact.OfProvider fact) {
        long at = fact.at().toEpochMilli();
        var provider = fact.provider().value();
        return switch (fact) {
            case Fact.StandingChanged s ->
                FactRow.ofProvider(
                        FactKind.STANDING_CHANGED,
                        at,
                        provider,
                        new JsonText().put("from", s.from()).put("to", s.to()).put("why", s.why()));
            case Fact.CheckedUp c ->
                FactRow.ofProvider(
                        FactKind.CHECKED_UP,
                        at,
                        provider,
                        new JsonText().put("from", c.from()).put("to", c.to()).put("words", c.words()));
            case Fact.BacklogRerouted b ->
                FactRow.ofProvider(
                        FactKind.BACKLOG_REROUTED,
                        at,
                        provider,
                        new JsonText().put("deliveries", b.deliveries()).put("why", b.why()));
        };
    }

    private static FactRow gatewayRow(Fact.OfGateway fact) {
        long at = fact.at().toEpochMilli();
        return switch (fact) {
            case Fact.AlarmRaised a ->
                FactRow.ofGateway(FactKind.ALARM_RAISED, at, alarm(a.alarm(), a.subject(), a.text()));
            case Fact.AlarmCleared a ->
                FactRow.ofGateway(FactKind.ALARM_CLEARED, at, alarm(a.alarm(), a.subject(), a.text()));
            case Fact.Judged j -> FactRow.ofGateway(FactKind.JUDGED, at, judged(j));
            case Fact.GatewayChanged g ->
                FactRow.ofGateway(
                        FactKind.GATEWAY_CHANGED,
                        at,
                        new JsonText().put("running", g.running()).put("version", g.version()));
        };
    }

    private static JsonText judged(Fact.Judged fact) {
        var sign = fact.firstSign();
        return new JsonText()
                .put("scope", fact.scope())
                .put("extent", fact.extent())
                .put("from", fact.from())
                .put("to", fact.to())
                .put("sign", sign == null ? null : sign.toString())
                .put("words", fact.words());
    }

    private static JsonText admitted(Fact.Admitted fact) {
        return new JsonText()
                .put("submitter", fact.submitter())
                .put("via", fact.via().name())
                .put("class", fact.messageClass().name())
                .put("recipients", fact.recipients());
    }

    /** Told twice it is one fact: its number is made of what was told. */
    private static FactRow reported(Fact.Reported told) {
        long nth = UUID.nameUUIDFromBytes((told.recipient() + " " + told.report() + " " + told.happenedAt() + " "
                                + told.provider() + " " + new TreeMap<>(told.details()))
                        .getBytes(StandardCharsets.UTF_8))
                .getMostSignificantBits();
        var json = new JsonText()
                .put("to", told.recipient())
                .put("report", told.report().name())
                .put("when", told.happenedAt().toEpochMilli())
                .put("details", told.details());
        var provider = told.provider() == null ? null : told.provider().value();
        return new FactRow(
                FactKind.REPORTED, told.at().toEpochMilli(), told.message().value(), nth, provider, json.end());
    }

    /** One attempt may be asked about often, and several attempts at one time: its number is made of both. */
    private static FactRow inquired(Fact.Inquired fact, long at) {
        var json = new JsonText()
                .put("attempt", fact.attempt())
                .put("to", fact.recipients())
                .put("finding", fact.finding().name())
                .put("id", fact.providerId())
                .put("words", fact.words());
        long nth = at * ATTEMPTS_A_MILLI + Math.floorMod(fact.attempt(), ATTEMPTS_A_MILLI);
        return new FactRow(
                FactKind.INQUIRED,
                at,
                fact.message().value(),
                nth,
                fact.provider().value(),
                json.end());
    }

    private static Map<String, String> whys(Fact.Suppressed fact) {
        var whys = new TreeMap<String, String>();
        fact.recipients().forEach((recipient, why) -> whys.put(recipient.toString(), why));
        return whys;
    }

    private static JsonText silent(Fact.Silent fact) {
        return new JsonText()
                .put("to", fact.recipients())
                .put("finding", fact.finding().name())
                .put("remedy", fact.remedy().name())
                .put("words", fact.words());
    }

    private static JsonText started(Fact.AttemptStarted fact) {
        return new JsonText()
                .put("to", fact.recipients())
                .put("why", fact.why())
                .put("pool", fact.pool());
    }

    private static JsonText ended(Fact.AttemptEnded fact) {
        return new JsonText()
                .put("us", toMicros(fact.took()))
                .put("of", fact.outcomes().stream().map(OutcomeJson::write).toList());
    }

    private static JsonText alarm(Fact.Alarm alarm, String subject, String text) {
        return new JsonText().put("alarm", alarm.name()).put("subject", subject).put("text", text);
    }

    private static long toMicros(Duration took) {
        return took.toNanos() / 1_000;
    }
}
