package dev.everpost.provider.postmark;

import dev.everpost.message.Recipient;
import dev.everpost.provider.Finding;
import dev.everpost.provider.Inquiry;
import dev.everpost.provider.web.WebAnswer;
import dev.everpost.provider.web.WebAnswer.Answered;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Looks for a message by our id among those that Postmark took ({@code GET /messages/outbound}). */
record PostmarkSearch(PostmarkApi api, Time time) {

    /** Postmark says nothing of how far its search lags; younger attempts that are not found are asked for again. */
    static final Duration LAG = Duration.ofMinutes(3);

    private static final int RESULTS_MAX = 500;

    Finding inquire(Inquiry inquiry) {
        var message = inquiry.message();
        var stream = api.settings().streams().of(message.messageClass());
        var path = "/messages/outbound?count=" + RESULTS_MAX + "&offset=0&messagestream=" + stream + "&metadata_"
                + PostmarkLabels.ID + "=" + message.id();
        return switch (api.ask(path)) {
            case WebAnswer.Failed(var outcome) -> new Finding.NotYet("cannot be asked: " + outcome.reply());
            case Answered answered
            when answered.isGood() && answered.json().path("Messages").isArray() ->
                found(answered.json().path("Messages"), inquiry);
            case Answered answered ->
                new Finding.NotYet(
                        "cannot be asked: " + PostmarkAnswers.failure(answered).reply());
        };
    }

    private Finding found(JsonNode messages, Inquiry inquiry) {
        var wanted = folded(inquiry.recipients());
        Set<String> missing = new HashSet<>(wanted);
        String id = null;
        for (var message : messages) {
            for (var recipient : message.path("Recipients")) {
                if (missing.remove(recipient.asString("").toLowerCase(Locale.ROOT))) {
                    id = message.path("MessageID").asString("");
                }
            }
        }
        if (missing.isEmpty()) {
            return new Finding.Taken(id, "found by " + PostmarkLabels.ID);
        }
        if (missing.size() < wanted.size()) {
            return new Finding.CannotTell("Postmark has it for some of the recipients and not for others");
        }
        return Duration.between(inquiry.startedAt(), time.now()).compareTo(LAG) < 0
                ? new Finding.NotYet("not found; the search may lag " + LAG.toMinutes() + " minutes")
                : new Finding.NotTaken("not found after " + LAG.toMinutes() + " minutes");
    }

    private static List<String> folded(List<Recipient> recipients) {
        return recipients.stream()
                .map(to -> to.address().toString().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }
}
