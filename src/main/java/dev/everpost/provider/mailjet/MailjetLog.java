package dev.everpost.provider.mailjet;

import dev.everpost.fact.Outcome;
import dev.everpost.message.Recipient;
import dev.everpost.provider.Finding;
import dev.everpost.provider.Inquiry;
import dev.everpost.provider.web.WebAnswer;
import dev.everpost.provider.web.WebClient;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Mailjet's messages, asked by our id in {@code CustomID}: one for each recipient. Thread-safe; costs one call. */
record MailjetLog(MailjetRequests requests, WebClient client, Time time) {

    /** A message may show with a delay that Mailjet does not promise anything about; until then a gap says nothing. */
    static final Duration LAG_MAX = Duration.ofMinutes(10);

    Finding find(Inquiry inquiry) {
        return switch (client.call(requests.messages(inquiry.message().id()))) {
            case WebAnswer.Failed(var outcome) -> new Finding.NotYet("the search did not answer: " + outcome.reply());
            case WebAnswer.Answered answered
            when answered.isGood() && answered.json().path("Data").isArray() ->
                judged(answered.json().path("Data"), inquiry);
            case WebAnswer.Answered answered -> refused(MailjetAnswers.whole(answered));
        };
    }

    private Finding judged(JsonNode messages, Inquiry inquiry) {
        var ids = ids(messages, inquiry.message().id().toString());
        var known = inquiry.recipients().stream()
                .filter(each -> ids.containsKey(folded(each)))
                .toList();
        if (known.size() == inquiry.recipients().size()) {
            return new Finding.Taken(ids.get(folded(known.getFirst())), "found by CustomID");
        }
        if (!known.isEmpty() || ids.containsKey("")) {
            return new Finding.CannotTell("Mailjet has the message, but not surely for each of "
                    + inquiry.recipients().size() + " recipients");
        }
        boolean early = time.now().isBefore(inquiry.startedAt().plus(LAG_MAX));
        return early
                ? new Finding.NotYet("not found by CustomID, which may lag by " + LAG_MAX.toMinutes() + " minutes")
                : new Finding.NotTaken("not found by CustomID after " + LAG_MAX.toMinutes() + " minutes");
    }

    private static Finding refused(Outcome outcome) {
        return outcome instanceof Outcome.AccountTrouble
                ? new Finding.CannotTell("the search refused to answer: " + outcome.reply())
                : new Finding.NotYet("the search did not answer: " + outcome.reply());
    }

    /** Mailjet's id by recipient; "" stands for one that it does not name. A message with another id ignored our question. */
    private static Map<String, String> ids(JsonNode messages, String ourId) {
        var ids = new HashMap<String, String>();
        for (var message : messages) {
            if (message.path("CustomID").asString(ourId).equals(ourId)) {
                var email = message.path("ContactAlt").asString("").toLowerCase(Locale.ROOT);
                ids.putIfAbsent(email, message.path("ID").asString(""));
            }
        }
        return ids;
    }

    private static String folded(Recipient recipient) {
        return recipient.address().toString().toLowerCase(Locale.ROOT);
    }
}
