package dev.everpost.provider.postmark;

import dev.everpost.fact.Outcome;
import dev.everpost.provider.web.OneByOne;
import dev.everpost.provider.web.Rebuilt;
import dev.everpost.provider.web.WebAnswer;
import dev.everpost.provider.web.WebAnswer.Answered;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What the end of a call means for each recipient of it. */
final class PostmarkAnswers {

    /** A message that was taken for some, and not for the addresses listed; as Postmark's own libraries read it. */
    private static final Pattern NOT_FOR = Pattern.compile("will not deliver to these inactive addresses: ([^\\n]+)");

    private PostmarkAnswers() {}

    static OneByOne.Answer read(WebAnswer answer, Rebuilt call, List<String> adaptations) {
        int recipients = call.recipients().size();
        return switch (answer) {
            case WebAnswer.Failed(var outcome) -> OneByOne.Answer.toAll(recipients, outcome);
            case Answered answered when isTaken(answered.json(), answered) -> taken(answered.json(), call, adaptations);
            case Answered answered -> notTaken(answered, recipients);
        };
    }

    /** The outcome that any call without success stands for. */
    static Outcome failure(Answered answered) {
        var json = answered.json();
        int code = json.path("ErrorCode").asInt(PostmarkErrorMapping.NO_CODE);
        if (answered.isGood() && !json.isObject()) {
            return new Outcome.ProviderDown(Outcome.Failure.NONSENSE, "a success that is not Postmark's");
        }
        if (answered.isGood() && (code == 0 || code == PostmarkErrorMapping.NO_CODE)) {
            return new Outcome.Unknown(answered.status() + " without a MessageID");
        }
        var words = json.path("Message").asString("");
        return PostmarkErrorMapping.outcome(
                answered.status(), code, words, answered.retryAfter().orElse(null));
    }

    private static boolean isTaken(JsonNode json, Answered answered) {
        return answered.isGood()
                && json.path("ErrorCode").asInt(PostmarkErrorMapping.NO_CODE) == 0
                && !json.path("MessageID").asString("").isEmpty();
    }

    private static OneByOne.Answer taken(JsonNode json, Rebuilt call, List<String> adaptations) {
        var id = json.path("MessageID").asString();
        var words = json.path("Message").asString("");
        var inactive = inactive(words);
        var outcomes = call.recipients().stream()
                .<Outcome>map(to -> inactive.contains(to.address().toString().toLowerCase(Locale.ROOT))
                        ? new Outcome.Refused(Outcome.Scope.RECIPIENT, words)
                        : new Outcome.Accepted(id, "200 " + id + " " + words, adaptations))
                .toList();
        return new OneByOne.Answer(outcomes, false);
    }

    private static OneByOne.Answer notTaken(Answered answered, int recipients) {
        var outcome = failure(answered);
        int code = answered.json().path("ErrorCode").asInt(PostmarkErrorMapping.NO_CODE);
        return PostmarkErrorMapping.mayBeAboutOneAddress(code)
                ? OneByOne.Answer.perhapsForOne(recipients, outcome)
                : OneByOne.Answer.toAll(recipients, outcome);
    }

    private static List<String> inactive(String words) {
        var found = NOT_FOR.matcher(words);
        return found.find()
                ? Arrays.stream(found.group(1).split("[,\\s]+"))
                        .map(each -> each.replaceFirst("\\.$", "").toLowerCase(Locale.ROOT))
                        .toList()
                : List.of();
    }
}
