package dev.everpost.provider.sparkpost;

import dev.everpost.fact.Outcome;
import dev.everpost.message.Recipient;
import dev.everpost.provider.web.OneByOne;
import dev.everpost.provider.web.WebAnswer;
import dev.everpost.provider.web.WebAnswer.Answered;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What the end of a call means for each recipient of it. */
final class SparkPostAnswers {

    private SparkPostAnswers() {}

    static OneByOne.Answer read(WebAnswer answer, List<Recipient> recipients, List<String> adaptations) {
        return switch (answer) {
            case WebAnswer.Failed(var outcome) -> OneByOne.Answer.toAll(recipients.size(), outcome);
            case Answered answered
            when isTaken(answered) -> taken(answered.json().path("results"), recipients, adaptations);
            case Answered answered -> notTaken(answered, recipients.size());
        };
    }

    /** The outcome that any call without success stands for. */
    static Outcome failure(Answered answered) {
        var json = answered.json();
        var error = json.path("errors").path(0);
        if (answered.isGood() && !json.isObject()) {
            return new Outcome.ProviderDown(Outcome.Failure.NONSENSE, "a success that is not SparkPost's");
        }
        if (answered.isGood() && error.isMissingNode()) {
            return new Outcome.Unknown(answered.status() + " without the id of a transmission");
        }
        return SparkPostErrorMapping.outcome(
                answered.status(),
                error.isObject(),
                code(error),
                words(error),
                answered.retryAfter().orElse(null));
    }

    /** An id alone is not enough: the numbers say whether anybody is going to get it. */
    private static boolean isTaken(Answered answered) {
        var results = answered.json().path("results");
        return answered.isGood()
                && !results.path("id").asString("").isEmpty()
                && results.path("total_accepted_recipients").isNumber();
    }

    private static OneByOne.Answer taken(JsonNode results, List<Recipient> recipients, List<String> adaptations) {
        var id = results.path("id").asString();
        int accepted = results.path("total_accepted_recipients").asInt(0);
        int rejected = recipients.size() - accepted;
        var words = words(results.path("rcpt_to_errors").path(0));
        if (accepted == 0) {
            return OneByOne.Answer.toAll(
                    recipients.size(), new Outcome.Refused(Outcome.Scope.RECIPIENT, "200 none accepted " + words));
        }
        var errors = results.path("rcpt_to_errors").toString().toLowerCase(Locale.ROOT);
        var named = recipients.stream().filter(to -> isNamed(to, errors)).toList();
        if (named.size() != rejected) {
            var reply = "200 accepted " + accepted + " of " + recipients.size() + " without saying which " + words;
            return OneByOne.Answer.toAll(recipients.size(), new Outcome.Unknown(reply));
        }
        var outcomes = recipients.stream()
                .<Outcome>map(to -> named.contains(to)
                        ? new Outcome.Refused(Outcome.Scope.RECIPIENT, "200 " + words)
                        : new Outcome.Accepted(id, "200 " + id, adaptations))
                .toList();
        return new OneByOne.Answer(outcomes, false);
    }

    private static OneByOne.Answer notTaken(Answered answered, int recipients) {
        var outcome = failure(answered);
        return SparkPostErrorMapping.mayBeAboutOneAddress(
                        code(answered.json().path("errors").path(0)), outcome)
                ? OneByOne.Answer.perhapsForOne(recipients, outcome)
                : OneByOne.Answer.toAll(recipients, outcome);
    }

    private static boolean isNamed(Recipient recipient, String errors) {
        return errors.contains(recipient.address().toString().toLowerCase(Locale.ROOT));
    }

    private static int code(JsonNode error) {
        return error.path("code").asInt(SparkPostErrorMapping.NO_CODE);
    }

    private static String words(JsonNode error) {
        var message = error.path("message").asString("");
        return (message + " " + error.path("description").asString("")).strip();
    }
}
