package dev.everpost.provider.sendgrid;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.Accepted;
import dev.everpost.fact.Outcome.Failure;
import dev.everpost.fact.Outcome.ProviderDown;
import dev.everpost.fact.Outcome.Unknown;
import dev.everpost.provider.sendgrid.SendGridErrorMapping.Problem;
import dev.everpost.provider.web.OneByOne.Answer;
import dev.everpost.provider.web.WebAnswer;
import dev.everpost.provider.web.WebAnswer.Answered;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads SendGrid's answers. */
record SendGridAnswer(Time time) {

    /** Rests asked for beyond this are cut: the clock of the other side may be wrong. */
    private static final Duration REST_MAX = Duration.ofHours(1);

    /** What became of mail. Only 202 means that it is queued; 200 is what the sandbox mode says to a message it does not send. */
    Answer toMail(WebAnswer answer, int recipients, List<String> adaptations) {
        return switch (answer) {
            case WebAnswer.Failed(var outcome) -> Answer.toAll(recipients, outcome);
            case Answered answered
            when answered.status() == 202 -> Answer.toAll(recipients, taken(answered, adaptations));
            case Answered answered when answered.isGood() -> Answer.toAll(recipients, notQueued(answered));
            case Answered answered -> refusal(answered, recipients);
        };
    }

    /** The outcome that an answer other than a good one stands for. */
    Outcome trouble(Answered answered) {
        return refusal(answered, 1).outcomes().getFirst();
    }

    private static Outcome taken(Answered answered, List<String> adaptations) {
        return answered.header("X-Message-Id")
                .filter(id -> id.matches("[\\x21-\\x7E]{1,200}"))
                .<Outcome>map(id -> new Accepted(id, "202 " + id, adaptations))
                .orElseGet(() -> new Unknown("202 without an X-Message-Id that can be one"));
    }

    private static Outcome notQueued(Answered answered) {
        return new ProviderDown(
                Failure.NONSENSE, answered.status() + " instead of 202: not queued (sandbox mode, or not SendGrid)");
    }

    private Answer refusal(Answered answered, int recipients) {
        var problems = problems(answered.json());
        var outcome = SendGridErrorMapping.outcome(answered.status(), problems, rest(answered));
        return SendGridErrorMapping.mayBeAboutOneAddress(outcome, problems)
                ? Answer.perhapsForOne(recipients, outcome)
                : Answer.toAll(recipients, outcome);
    }

    private static List<Problem> problems(JsonNode json) {
        var errors = json.path("errors");
        return errors.isArray()
                ? StreamSupport.stream(errors.spliterator(), false)
                        .limit(20)
                        .map(each -> new Problem(
                                each.path("message").asString(""),
                                each.path("field").asString("")))
                        .toList()
                : List.of();
    }

    /** Retry-After, else the second at which X-RateLimit-Reset gives room again. */
    private @Nullable Duration rest(Answered answered) {
        var rest = answered.retryAfter()
                .or(() -> answered.header("X-RateLimit-Reset")
                        .filter(second -> second.matches("\\d{1,11}"))
                        .map(second -> Duration.ofSeconds(
                                Long.parseLong(second) - time.now().getEpochSecond())));
        return rest.filter(Duration::isPositive)
                .map(each -> each.compareTo(REST_MAX) > 0 ? REST_MAX : each)
                .orElse(null);
    }
}
