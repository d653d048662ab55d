package dev.everpost.provider.mailjet;

import dev.everpost.fact.Outcome;
import dev.everpost.message.Recipient;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.web.Rebuilt;
import dev.everpost.provider.web.WebAnswer;
import dev.everpost.provider.web.WebClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/**
 * One parcel in one call: every part of it is a message of its own there, answered by itself. A message that was refused for what
 * may be one address of several goes again in a second call, as a message for each. Not thread-safe.
 */
final class MailjetBatch {

    private static final JsonMapper JSON = new JsonMapper();

    private final Parcel parcel;
    private final MailjetRequests requests;
    private final WebClient client;
    private final Map<Integer, Outcome> outcomes = new HashMap<>();

    MailjetBatch(Parcel parcel, MailjetRequests requests, WebClient client) {
        this.parcel = parcel;
        this.requests = requests;
        this.client = client;
    }

    /** One outcome for each recipient, in their order. */
    List<Outcome> send() {
        var parts = Rebuilt.of(parcel);
        if (parts == null) {
            var whole = new Outcome.Refused(
                    Outcome.Scope.CONTENT, "it must stay whole, and Mailjet takes messages in parts only");
            return parcel.recipients().stream().<Outcome>map(_ -> whole).toList();
        }
        call(parts);
        var doubtful = parts.stream().filter(this::mayBeAboutOneAddress).toList();
        if (!doubtful.isEmpty()) {
            call(doubtful.stream()
                    .flatMap(part -> part.recipients().stream())
                    .map(this::alone)
                    .toList());
        }
        return parcel.recipients().stream()
                .map(each -> Objects.requireNonNull(outcomes.get(each.index())))
                .toList();
    }

    private void call(List<Rebuilt> parts) {
        var letters = parts.stream()
                .map(part -> MailjetLetter.of(part, parcel.message()))
                .toList();
        var body = JSON.writeValueAsBytes(
                Map.of("Messages", letters.stream().map(MailjetLetter::json).toList()));
        var answer = client.call(requests.send(body), parcel.message().messageClass());
        for (int i = 0; i < parts.size(); i++) {
            var recipients = parts.get(i).recipients();
            note(
                    recipients,
                    switch (answer) {
                        case WebAnswer.Failed(var outcome) ->
                            recipients.stream().map(_ -> outcome).toList();
                        case WebAnswer.Answered answered ->
                            MailjetAnswers.outcomes(
                                    answered,
                                    i,
                                    parts.size(),
                                    recipients,
                                    letters.get(i).adaptations());
                    });
        }
    }

    private void note(List<Recipient> recipients, List<Outcome> each) {
        for (int i = 0; i < recipients.size(); i++) {
            outcomes.put(recipients.get(i).index(), each.get(i));
        }
    }

    private boolean mayBeAboutOneAddress(Rebuilt part) {
        return part.recipients().size() > 1
                && outcomes.get(part.recipients().getFirst().index()) instanceof Outcome.Refused(var scope, var _)
                && scope == Outcome.Scope.RECIPIENT;
    }

    private Rebuilt alone(Recipient recipient) {
        var one = new Parcel(parcel.message(), parcel.attempt(), List.of(recipient), parcel.trace(), parcel.content());
        return Objects.requireNonNull(Rebuilt.of(one)).getFirst();
    }
}
