package dev.everpost.provider.mailjet;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.AccountTrouble;
import dev.everpost.fact.Outcome.Refused;
import dev.everpost.message.Recipient;
import dev.everpost.provider.web.WebAnswer.Answered;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Mailjet's answers, read: one of {@code Messages} for each that was sent, good or bad, or an error of the whole call. */
final class MailjetAnswers {

    private MailjetAnswers() {}

    /** What became of each recipient of the message at {@code index} among {@code count}, in their order. */
    static List<Outcome> outcomes(
            Answered answered, int index, int count, List<Recipient> recipients, List<String> adaptations) {
        var messages = answered.json().path("Messages");
        if (messages.size() != count) {
            var same = whole(answered);
            return recipients.stream().map(_ -> same).toList();
        }
        var message = messages.path(index);
        return switch (message.path("Status").asString("")) {
            case "success" ->
                recipients.stream()
                        .map(each -> taken(message, each, adaptations))
                        .toList();
            case "error" -> {
                var refused = refused(answered, message.path("Errors"));
                yield recipients.stream().map(_ -> refused).toList();
            }
            default -> recipients.stream().map(_ -> unknown(answered)).toList();
        };
    }

    /** An answer about the whole call. */
    static Outcome whole(Answered answered) {
        var json = answered.json();
        if (answered.isGood()) {
            return json.isObject()
                    ? unknown(answered)
                    : new Outcome.ProviderDown(
                            Outcome.Failure.NONSENSE, answered.status() + " with a body that is not Mailjet's");
        }
        boolean shaped = json.has("ErrorMessage") || json.has("ErrorCode") || json.has("ErrorIdentifier");
        return outcome(answered, json, shaped);
    }

    /** Mailjet names each recipient, with an id of its own. */
    private static Outcome taken(JsonNode message, Recipient recipient, List<String> adaptations) {
        var address = recipient.address().toString();
        return Stream.of("To", "Cc", "Bcc")
                .flatMap(field -> message.path(field).valueStream())
                .filter(each -> each.path("Email").asString("").equalsIgnoreCase(address))
                .map(each -> each.path("MessageID").asString(""))
                .filter(id -> !id.isEmpty())
                .findFirst()
                .<Outcome>map(id -> new Outcome.Accepted(id, "success " + id, adaptations))
                .orElseGet(() -> new Outcome.Unknown("success without a MessageID for " + address));
    }

    /** Of several errors the one that says most about whose fault it is. */
    private static Outcome refused(Answered answered, JsonNode errors) {
        return errors.valueStream()
                .map(error -> outcome(answered, error, true))
                .min(Comparator.comparingInt(MailjetAnswers::rank))
                .orElseGet(() -> unknown(answered));
    }

    private static int rank(Outcome outcome) {
        return switch (outcome) {
            case AccountTrouble _ -> 0;
            case Outcome.Unknown _ -> 1;
            case Outcome.ProviderDown _ -> 2;
            case Outcome.TryLater _ -> 3;
            case Refused(var scope, var _) -> scope == Outcome.Scope.CONTENT ? 4 : 5;
            case Outcome.Accepted _ -> 6;
        };
    }

    private static Outcome outcome(Answered answered, JsonNode error, boolean shaped) {
        return MailjetErrorMapping.outcome(
                error.path("StatusCode").asInt(answered.status()),
                error.path("ErrorCode").asString("").toLowerCase(Locale.ROOT),
                error.path("ErrorMessage").asString(""),
                error.path("ErrorRelatedTo").path(0).asString(""),
                shaped,
                answered.retryAfter().orElse(null));
    }

    private static Outcome unknown(Answered answered) {
        return new Outcome.Unknown(answered.status() + " without a word on each message");
    }
}
