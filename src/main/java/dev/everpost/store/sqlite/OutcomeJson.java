package dev.everpost.store.sqlite;

import dev.everpost.fact.Fact.RecipientOutcome;
import dev.everpost.fact.Outcome;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One recipient's outcome as a JSON object, there and back. */
final class OutcomeJson {

    private OutcomeJson() {}

    static String write(RecipientOutcome of) {
        var json = new JsonText().put("i", of.recipient()).put("dup", of.possibleDuplicate());
        var typed = switch (of.outcome()) {
            case Outcome.Accepted a ->
                json.put("is", "accepted").put("id", a.providerId()).put("adapted", adaptations(a));
            case Outcome.Refused r ->
                json.put("is", "refused").put("what", r.scope().name());
            case Outcome.TryLater t -> later(json.put("is", "later"), t);
            case Outcome.ProviderDown d ->
                json.put("is", "down").put("what", d.failure().name());
            case Outcome.AccountTrouble t ->
                json.put("is", "account").put("what", t.trouble().name());
            case Outcome.Unknown _ -> json.put("is", "unknown");
        };
        return typed.put("reply", of.outcome().reply()).end();
    }

    static RecipientOutcome read(JsonNode json) {
        return new RecipientOutcome(json.required("i").asInt(), outcome(json), json.has("dup"));
    }

    /** One text, for nearly every outcome has none; null leaves the member out. */
    private static @Nullable String adaptations(Outcome.Accepted accepted) {
        return accepted.adaptations().isEmpty() ? null : String.join("\n", accepted.adaptations());
    }

    private static List<String> adaptations(JsonNode json) {
        var text = text(json, "adapted");
        return text == null ? List.of() : List.of(text.split("\n"));
    }

    private static JsonText later(JsonText json, Outcome.TryLater later) {
        var after = later.after();
        json.put("what", later.cause().name());
        return after == null ? json : json.put("ms", after.toMillis());
    }

    private static Outcome outcome(JsonNode json) {
        var reply = json.required("reply").asString();
        var type = json.required("is").asString();
        return switch (type) {
            case "accepted" -> new Outcome.Accepted(text(json, "id"), reply, adaptations(json));
            case "refused" -> new Outcome.Refused(Outcome.Scope.valueOf(what(json)), reply);
            case "later" -> new Outcome.TryLater(Outcome.Cause.valueOf(what(json)), after(json), reply);
            case "down" -> new Outcome.ProviderDown(Outcome.Failure.valueOf(what(json)), reply);
            case "account" -> new Outcome.AccountTrouble(Outcome.Trouble.valueOf(what(json)), reply);
            case "unknown" -> new Outcome.Unknown(reply);
            default -> throw new IllegalArgumentException("outcome '" + type + "' was written by a newer Everpost");
        };
    }

    private static String what(JsonNode json) {
        return json.required("what").asString();
    }

    private static @Nullable Duration after(JsonNode json) {
        return json.has("ms") ? Duration.ofMillis(json.required("ms").asLong()) : null;
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.has(name) ? json.required(name).asString() : null;
    }
}
