package dev.everpost.store.sqlite;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.RecipientOutcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Submission.Via;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns rows of {@link FactWriting} back into facts. Thread-safe. */
final class FactReading {

    private final JsonMapper mapper = JsonMapper.shared();

    Fact fact(FactRow row) {
        var at = Instant.ofEpochMilli(row.atMillis());
        var json = mapper.readTree(row.detail());
        return switch (row.kind()) {
            case ADMITTED -> admitted(at, message(row), json);
            case ATTEMPT_STARTED ->
                new Fact.AttemptStarted(
                        at, message(row), nth(row), provider(row), to(json), text(json, "why"), optional(json, "pool"));
            case ATTEMPT_ENDED ->
                new Fact.AttemptEnded(at, message(row), nth(row), provider(row), took(json), outcomes(json));
            case INQUIRED -> inquired(at, row, json);
            case SILENT -> silent(at, row, json);
            case EXPIRED -> new Fact.Expired(at, message(row), to(json), text(json, "why"));
            case NO_CARRIER -> new Fact.NoCarrier(at, message(row), to(json), text(json, "why"));
            case CANCELLED -> new Fact.Cancelled(at, message(row), to(json), text(json, "by"));
            case RETRY_ASKED -> new Fact.RetryAsked(at, message(row), text(json, "by"));
            case SUPPRESSED -> new Fact.Suppressed(at, message(row), whys(json));
            case NOT_RENDERED -> new Fact.NotRendered(at, message(row), text(json, "template"), text(json, "why"));
            case REPORTED -> reported(at, row, json);
            case STANDING_CHANGED ->
                new Fact.StandingChanged(at, provider(row), text(json, "from"), text(json, "to"), text(json, "why"));
            case CHECKED_UP ->
                new Fact.CheckedUp(at, provider(row), text(json, "from"), text(json, "to"), text(json, "words"));
            case BACKLOG_REROUTED ->
                new Fact.BacklogRerouted(
                        at, provider(row), json.required("deliveries").asInt(), text(json, "why"));
            case ALARM_RAISED -> new Fact.AlarmRaised(at, alarm(json), text(json, "subject"), text(json, "text"));
            case ALARM_CLEARED -> new Fact.AlarmCleared(at, alarm(json), text(json, "subject"), text(json, "text"));
            case JUDGED -> judged(at, json);
            case GATEWAY_CHANGED -> new Fact.GatewayChanged(at, json.has("running"), optional(json, "version"));
        };
    }

    private static Fact judged(Instant at, JsonNode json) {
        var sign = optional(json, "sign");
        return new Fact.Judged(
                at,
                text(json, "scope"),
                text(json, "extent"),
                text(json, "from"),
                text(json, "to"),
                sign == null ? null : Instant.parse(sign),
                text(json, "words"));
    }

    private static Fact admitted(Instant at, MessageId message, JsonNode json) {
        return new Fact.Admitted(
                at,
                message,
                text(json, "submitter"),
                Via.valueOf(text(json, "via")),
                MessageClass.valueOf(text(json, "class")),
                json.required("recipients").asInt());
    }

    private static Fact reported(Instant at, FactRow row, JsonNode json) {
        return new Fact.Reported(
                at,
                message(row),
                json.required("to").asInt(),
                row.provider() == null ? null : new ProviderName(row.provider()),
                Fact.Report.valueOf(text(json, "report")),
                Instant.ofEpochMilli(json.required("when").asLong()),
                strings(json, "details"));
    }

    private static Fact inquired(Instant at, FactRow row, JsonNode json) {
        return new Fact.Inquired(
                at,
                message(row),
                json.required("attempt").asInt(),
                provider(row),
                to(json),
                Fact.Found.valueOf(text(json, "finding")),
                optional(json, "id"),
                text(json, "words"));
    }

    private static Fact silent(Instant at, FactRow row, JsonNode json) {
        return new Fact.Silent(
                at,
                message(row),
                nth(row),
                provider(row),
                to(json),
                Fact.Found.valueOf(text(json, "finding")),
                Fact.Remedy.valueOf(text(json, "remedy")),
                text(json, "words"));
    }

    private static Map<Integer, String> whys(JsonNode json) {
        var whys = new HashMap<Integer, String>();
        strings(json, "of").forEach((recipient, why) -> whys.put(Integer.valueOf(recipient), why));
        return whys;
    }

    private static Map<String, String> strings(JsonNode json, String name) {
        var strings = new HashMap<String, String>();
        json.path(name).forEachEntry((key, value) -> strings.put(key, value.asString()));
        return strings;
    }

    private static MessageId message(FactRow row) {
        return new MessageId(Objects.requireNonNull(row.message(), "a fact of a message without a message"));
    }

    private static int nth(FactRow row) {
        return Math.toIntExact(Objects.requireNonNull(row.nth(), "an attempt without a number"));
    }

    private static ProviderName provider(FactRow row) {
        return new ProviderName(Objects.requireNonNull(row.provider(), "a fact of a provider without a provider"));
    }

    private static Fact.Alarm alarm(JsonNode json) {
        return Fact.Alarm.valueOf(text(json, "alarm"));
    }

    private static Duration took(JsonNode json) {
        return Duration.ofNanos(json.required("us").asLong() * 1_000);
    }

    private static List<Integer> to(JsonNode json) {
        var indexes = new ArrayList<Integer>();
        json.required("to").forEach(index -> indexes.add(index.asInt()));
        return indexes;
    }

    private static List<RecipientOutcome> outcomes(JsonNode json) {
        var outcomes = new ArrayList<RecipientOutcome>();
        json.required("of").forEach(outcome -> outcomes.add(OutcomeJson.read(outcome)));
        return outcomes;
    }

    private static String text(JsonNode json, String name) {
        return json.required(name).asString();
    }

    private static @Nullable String optional(JsonNode json, String name) {
        return json.has(name) ? text(json, name) : null;
    }
}
