package dev.everpost.provider.azure;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.Accepted;
import dev.everpost.fact.Outcome.Failure;
import dev.everpost.fact.Outcome.ProviderDown;
import dev.everpost.fact.Outcome.Unknown;
import dev.everpost.provider.web.OneByOne;
import dev.everpost.provider.web.WebAnswer;
import dev.everpost.provider.web.WebAnswer.Answered;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what Azure answered to a call. */
final class AzureAnswer {

    private AzureAnswer() {}

    /** To a message for so many recipients with these adaptations. */
    static OneByOne.Answer toMail(WebAnswer answer, int recipients, List<String> adaptations) {
        var outcome = outcome(answer, adaptations);
        return outcome.perhapsOneAddress()
                ? OneByOne.Answer.perhapsForOne(recipients, outcome.outcome())
                : OneByOne.Answer.toAll(recipients, outcome.outcome());
    }

    /** What it means for all recipients, and whether it may be about one of them. */
    private record Meaning(Outcome outcome, boolean perhapsOneAddress) {}

    private static Meaning outcome(WebAnswer answer, List<String> adaptations) {
        return switch (answer) {
            case WebAnswer.Failed(var outcome) -> new Meaning(outcome, false);
            case Answered answered when answered.isGood() -> taken(answered, adaptations);
            case Answered answered -> {
                var outcome = trouble(answered);
                yield new Meaning(outcome, AzureErrorMapping.mayBeAboutOneAddress(code(answered), outcome));
            }
        };
    }

    /** What an answer that is no success means. */
    static Outcome trouble(Answered answered) {
        var error = answered.json().path("error");
        return AzureErrorMapping.outcome(
                answered.status(),
                code(answered),
                error.isObject() ? error.path("message").asString("") : answered.text(),
                answered.retryAfter().orElse(null));
    }

    private static @Nullable String code(Answered answered) {
        var code = answered.json().path("error").path("code");
        return code.isString()
                ? code.asString()
                : answered.header("x-ms-error-code").orElse(null);
    }

    /** 202 takes the message; only what a status monitor says of an operation that ended at once is more. */
    private static Meaning taken(Answered answered, List<String> adaptations) {
        var json = answered.json();
        if (!json.isObject()) {
            return new Meaning(
                    new ProviderDown(Failure.NONSENSE, "answered success with a body that is not Azure's"), false);
        }
        var id = json.path("id").asString("");
        var status = json.path("status").asString("");
        if (status.equals("Failed") || status.equals("Canceled")) {
            var outcome = failed(answered.status(), json);
            return new Meaning(outcome, AzureErrorMapping.mayBeAboutOneAddress("", outcome));
        }
        var accepted = new Accepted(id, answered.status() + " " + status + " " + id, adaptations);
        return new Meaning(
                id.isEmpty() ? new Unknown(answered.status() + " without an operation id") : accepted, false);
    }

    private static Outcome failed(int status, JsonNode json) {
        var error = json.path("error");
        return AzureErrorMapping.outcome(
                status,
                error.path("code").asString(json.path("status").asString("")),
                error.path("message").asString(""),
                null);
    }
}
