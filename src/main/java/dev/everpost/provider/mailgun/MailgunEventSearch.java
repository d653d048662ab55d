package dev.everpost.provider.mailgun;

import dev.everpost.provider.Finding;
import dev.everpost.provider.Inquiry;
import dev.everpost.provider.web.WebAnswer;
import dev.everpost.provider.web.WebAnswer.Answered;
import dev.everpost.provider.web.WebClient;
import dev.everpost.provider.web.WebRequest;
import dev.everpost.world.Time;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Asks the Events API whether a message was accepted, by our variable. A call takes all of its recipients or none, so a few of them
 * tell of all.
 */
record MailgunEventSearch(MailgunSettings settings, WebClient client, Time time) {

    /** Events may come into the index this late: Mailgun's page on event polling trusts only what is older. */
    static final Duration LAG = Duration.ofMinutes(30);

    /** After this time events may be gone: what every plan keeps. */
    static final Duration KEPT = Duration.ofDays(1);

    /** For clocks that differ. */
    private static final Duration BEFORE = Duration.ofMinutes(2);

    private static final int RECIPIENTS_ASKED_MAX = 10;

    /** The most that one page has. */
    private static final int EVENTS_MAX = 300;

    Finding find(Inquiry inquiry) {
        var request = WebRequest.get(settings.at("/v3/" + settings.domain() + "/events?" + query(inquiry)))
                .withBasic("api", settings.apiKey());
        return switch (client.call(request)) {
            case Answered answered
            when answered.isGood() -> found(answered.json().path("items"), inquiry);
            case Answered answered
            when answered.status() == 401 || answered.status() == 403 ->
                new Finding.CannotTell("the key may not ask for events");
            case Answered answered -> new Finding.NotYet("Events API answered " + answered.status());
            case WebAnswer.Failed(var outcome) -> new Finding.NotYet(outcome.reply());
        };
    }

    private static String query(Inquiry inquiry) {
        var recipients = inquiry.recipients().stream()
                .limit(RECIPIENTS_ASKED_MAX)
                .map(each -> each.address().toString())
                .collect(Collectors.joining(" OR "));
        return "event=accepted&ascending=yes&limit=" + EVENTS_MAX + "&begin="
                + inquiry.startedAt().minus(BEFORE).getEpochSecond() + "&recipient="
                + URLEncoder.encode(recipients, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Finding found(JsonNode items, Inquiry inquiry) {
        if (!items.isArray()) {
            return new Finding.CannotTell("the answer of the Events API is not its own");
        }
        var ours = inquiry.message().id().toString();
        for (var event : items) {
            if (event.path("user-variables")
                    .path(MailgunProvider.ID_VARIABLE)
                    .asString("")
                    .equals(ours)) {
                var id =
                        event.path("message").path("headers").path("message-id").asString("");
                return new Finding.Taken(id.isEmpty() ? null : MailgunAnswer.bare(id), "found among accepted events");
            }
        }
        return absent(Duration.between(inquiry.startedAt(), time.now()), items.size());
    }

    private static Finding absent(Duration age, int seen) {
        if (age.compareTo(LAG) < 0) {
            return new Finding.NotYet("not among accepted events yet");
        }
        if (age.compareTo(KEPT) > 0 || seen >= EVENTS_MAX) {
            return new Finding.CannotTell(
                    seen >= EVENTS_MAX ? "too many events of its recipients" : "events may be gone");
        }
        return new Finding.NotTaken("not among accepted events");
    }
}
