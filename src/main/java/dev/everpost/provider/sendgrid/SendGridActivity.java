package dev.everpost.provider.sendgrid;

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
import java.util.HashSet;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Asks the Email Activity API for a message by our custom argument. The API is an extra that an account buys; without it nothing can
 * be told.
 */
record SendGridActivity(SendGridSettings settings, WebClient client, Time time) {

    /** What is not in the index after this time was never taken. */
    static final Duration LAG = Duration.ofMinutes(30);

    /** The most messages that one question gets. */
    private static final int MESSAGES_MAX = 1000;

    Finding find(Inquiry inquiry) {
        var query = "(unique_args['" + SendGridProvider.ID_ARGUMENT + "']=\""
                + inquiry.message().id() + "\")";
        var uri = settings.at("/v3/messages?limit=" + MESSAGES_MAX + "&query="
                + URLEncoder.encode(query, StandardCharsets.UTF_8).replace("+", "%20"));
        return switch (client.call(WebRequest.get(uri).withBearer(settings.apiKey()))) {
            case Answered answered when answered.isGood() -> found(answered.json(), inquiry);
            case Answered answered
            when answered.status() == 401 || answered.status() == 403 ->
                new Finding.CannotTell("the account has no Email Activity API, or the key not its scope");
            case Answered answered -> new Finding.NotYet("Email Activity API answered " + answered.status());
            case WebAnswer.Failed(var outcome) -> new Finding.NotYet(outcome.reply());
        };
    }

    private Finding found(JsonNode json, Inquiry inquiry) {
        var messages = json.path("messages");
        if (!messages.isArray()) {
            return new Finding.CannotTell("the answer of the Email Activity API is not its own");
        }
        var reached = new HashSet<String>();
        messages.forEach(each -> reached.add(each.path("to_email").asString("").toLowerCase(Locale.ROOT)));
        long there = inquiry.recipients().stream()
                .filter(each -> reached.contains(each.address().toString().toLowerCase(Locale.ROOT)))
                .count();
        var words = "found for " + there + " of " + inquiry.recipients().size() + " recipients";
        if (there == inquiry.recipients().size()) {
            return new Finding.Taken(id(messages), words);
        }
        if (Duration.between(inquiry.startedAt(), time.now()).compareTo(LAG) < 0) {
            return new Finding.NotYet(words);
        }
        return there == 0 ? new Finding.NotTaken(words) : new Finding.CannotTell(words);
    }

    /** As X-Message-Id has it: the part before what each processing step appends. */
    private static String id(JsonNode messages) {
        return messages.path(0).path("msg_id").asString("").replaceFirst("\\..*", "");
    }
}
