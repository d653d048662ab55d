package dev.everpost.provider.brevo;

import dev.everpost.fact.Outcome;
import dev.everpost.message.Recipient;
import dev.everpost.provider.Finding;
import dev.everpost.provider.Inquiry;
import dev.everpost.provider.web.WebAnswer;
import dev.everpost.provider.web.WebClient;
import dev.everpost.world.Time;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Brevo's event log, asked by the tag that carries our id. Thread-safe; costs one call of the account's 300 an hour. */
record BrevoLog(BrevoRequests requests, WebClient client, Time time) {

    /** The log shows events with a delay that Brevo does not promise anything about; until then a gap says nothing. */
    static final Duration LAG_MAX = Duration.ofMinutes(10);

    Finding find(Inquiry inquiry) {
        var from = LocalDate.ofInstant(inquiry.startedAt(), ZoneOffset.UTC).minusDays(1);
        var to = LocalDate.ofInstant(time.now(), ZoneOffset.UTC).plusDays(1);
        var tag = BrevoMark.idTag(inquiry.message().id());
        return switch (client.call(requests.events(tag, from, to))) {
            case WebAnswer.Failed(var outcome) ->
                new Finding.NotYet("the event log did not answer: " + outcome.reply());
            case WebAnswer.Answered answered when answered.isGood() -> judged(answered.json(), inquiry);
            case WebAnswer.Answered answered -> refused(BrevoAnswers.outcome(answered));
        };
    }

    private Finding judged(JsonNode json, Inquiry inquiry) {
        if (!json.isObject()) {
            return new Finding.NotYet("the event log answered something that is not Brevo's");
        }
        var ids = ids(json.path("events"), BrevoMark.idTag(inquiry.message().id()));
        var known = inquiry.recipients().stream()
                .filter(each -> ids.containsKey(folded(each)))
                .toList();
        if (known.size() == inquiry.recipients().size()) {
            return new Finding.Taken(ids.get(folded(known.getFirst())), "in Brevo's event log");
        }
        if (!known.isEmpty()) {
            return new Finding.CannotTell("Brevo's event log has " + known.size() + " of "
                    + inquiry.recipients().size() + " recipients");
        }
        boolean early = time.now().isBefore(inquiry.startedAt().plus(LAG_MAX));
        return early
                ? new Finding.NotYet("not in Brevo's event log, which may lag by " + LAG_MAX.toMinutes() + " minutes")
                : new Finding.NotTaken("not in Brevo's event log after " + LAG_MAX.toMinutes() + " minutes");
    }

    private static Finding refused(Outcome outcome) {
        return outcome instanceof Outcome.AccountTrouble
                ? new Finding.CannotTell("the event log refused to answer: " + outcome.reply())
                : new Finding.NotYet("the event log did not answer: " + outcome.reply());
    }

    /** Brevo's id by recipient. An answer that shows another tag ignored our question and proves nothing. */
    private static Map<String, String> ids(JsonNode events, String tag) {
        var ids = new HashMap<String, String>();
        for (var event : events) {
            if (event.path("tag").asString("").contains(tag)) {
                var email = event.path("email").asString("").toLowerCase(Locale.ROOT);
                ids.putIfAbsent(email, event.path("messageId").asString(""));
            }
        }
        return ids;
    }

    private static String folded(Recipient recipient) {
        return recipient.address().toString().toLowerCase(Locale.ROOT);
    }
}
