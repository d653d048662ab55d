package dev.everpost.provider.mailgun;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.Accepted;
import dev.everpost.fact.Outcome.Failure;
import dev.everpost.fact.Outcome.ProviderDown;
import dev.everpost.fact.Outcome.Unknown;
import dev.everpost.provider.web.OneByOne.Answer;
import dev.everpost.provider.web.WebAnswer;
import dev.everpost.provider.web.WebAnswer.Answered;
import java.util.List;

/** Reads Mailgun's answers. */
final class MailgunAnswer {

    private MailgunAnswer() {}

    /** What became of mail. */
    static Answer toMail(WebAnswer answer, int recipients, List<String> adaptations) {
        return switch (answer) {
            case WebAnswer.Failed(var outcome) -> Answer.toAll(recipients, outcome);
            case Answered answered when answered.isGood() -> Answer.toAll(recipients, taken(answered, adaptations));
            case Answered answered -> {
                var outcome = trouble(answered);
                yield MailgunErrorMapping.mayBeAboutOneAddress(outcome, message(answered))
                        ? Answer.perhapsForOne(recipients, outcome)
                        : Answer.toAll(recipients, outcome);
            }
        };
    }

    /** The outcome that an answer other than a good one stands for. */
    static Outcome trouble(Answered answered) {
        return MailgunErrorMapping.outcome(
                answered.status(), message(answered), answered.retryAfter().orElse(null));
    }

    /** A Message-ID without its brackets, as events have it. */
    static String bare(String id) {
        return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
    }

    private static Outcome taken(Answered answered, List<String> adaptations) {
        var json = answered.json();
        if (!json.isObject()) {
            return new ProviderDown(Failure.NONSENSE, answered.status() + " with a body that is not Mailgun's");
        }
        var id = bare(json.path("id").asString(""));
        return !id.matches("[\\x21-\\x7E]{1,998}")
                ? new Unknown(answered.status() + " without an id that can be one")
                : new Accepted(
                        id, answered.status() + " " + json.path("message").asString(""), adaptations);
    }

    /** Mailgun says "Forbidden" in plain text to a wrong key, and everything else as JSON; "" is neither. */
    private static String message(Answered answered) {
        var message = answered.json().path("message").asString("");
        return message.isEmpty() && answered.text().strip().equals("Forbidden") ? "Forbidden" : message;
    }
}
