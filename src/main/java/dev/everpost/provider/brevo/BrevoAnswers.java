package dev.everpost.provider.brevo;

import dev.everpost.fact.Outcome;
import dev.everpost.provider.web.WebAnswer.Answered;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Brevo's answers, read: JSON with {@code messageId}, or with {@code code} and {@code message}. */
final class BrevoAnswers {

    private BrevoAnswers() {}

    static Outcome taken(Answered answered, List<String> adaptations) {
        var json = answered.json();
        var id = json.path("messageId").asString("");
        if (id.isEmpty()) {
            id = json.path("messageIds").path(0).asString("");
        }
        if (!id.isEmpty()) {
            return new Outcome.Accepted(id, answered.status() + " " + id, adaptations);
        }
        return json.isObject()
                ? new Outcome.Unknown(answered.status() + " without a messageId")
                : new Outcome.ProviderDown(
                        Outcome.Failure.NONSENSE, answered.status() + " with a body that is not Brevo's");
    }

    static boolean isRepeated(Answered answered) {
        return BrevoErrorMapping.isRepeated(answered.status(), code(answered), message(answered));
    }

    static Outcome outcome(Answered answered) {
        var after = answered.retryAfter().or(() -> reset(answered)).orElse(null);
        return BrevoErrorMapping.outcome(answered.status(), code(answered), message(answered), after);
    }

    /** Seconds until the window of the rate limit begins anew. */
    private static Optional<Duration> reset(Answered answered) {
        return answered.header("x-sib-ratelimit-reset")
                .filter(seconds -> seconds.matches("\\d{1,5}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private static String code(Answered answered) {
        return answered.json().path("code").asString("");
    }

    private static String message(Answered answered) {
        return answered.json().path("message").asString("");
    }
}
