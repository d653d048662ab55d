package dev.everpost.provider.resend;

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

/** Reads what Resend answered to a call. */
final class ResendAnswer {

    private ResendAnswer() {}

    /** To a message for so many recipients with these adaptations. */
    static OneByOne.Answer toMail(WebAnswer answer, int recipients, List<String> adaptations) {
        return switch (answer) {
            case WebAnswer.Failed(var outcome) -> OneByOne.Answer.toAll(recipients, outcome);
            case Answered answered
            when answered.isGood() -> OneByOne.Answer.toAll(recipients, taken(answered, adaptations));
            case Answered answered -> {
                var outcome = trouble(answered);
                yield ResendErrorMapping.mayBeAboutOneAddress(name(answered), outcome)
                        ? OneByOne.Answer.perhapsForOne(recipients, outcome)
                        : OneByOne.Answer.toAll(recipients, outcome);
            }
        };
    }

    /** What an answer that is no success means. */
    static Outcome trouble(Answered answered) {
        var name = name(answered);
        var message = answered.json().path("message").asString("");
        return ResendErrorMapping.outcome(
                answered.status(),
                name,
                name == null ? answered.text() : message,
                answered.retryAfter().orElse(null));
    }

    /** The error's name; null when the answer is not Resend's. */
    static @Nullable String name(Answered answered) {
        var name = answered.json().path("name");
        return name.isString() ? name.asString() : null;
    }

    private static Outcome taken(Answered answered, List<String> adaptations) {
        var json = answered.json();
        if (!json.isObject()) {
            return new ProviderDown(Failure.NONSENSE, "answered success with a body that is not Resend's");
        }
        var id = json.path("id").asString("");
        return id.isEmpty()
                ? new Unknown(answered.status() + " without an id")
                : new Accepted(id, answered.status() + " " + id, adaptations);
    }
}
