package dev.everpost.provider.sparkpost;

import dev.everpost.fact.Outcome;
import dev.everpost.provider.Finding;
import dev.everpost.provider.Inquiry;
import dev.everpost.provider.web.WebAnswer;
import dev.everpost.provider.web.WebAnswer.Answered;
import dev.everpost.world.Time;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for events of a message ({@code GET /api/v1/events/message}). They can be searched by recipient and time, not by metadatum, so
 * the metadatum is compared here.
 */
final class SparkPostSearch {

    /** Events are there within minutes; attempts that are younger and not found are asked for again. */
    static final Duration LAG = Duration.ofMinutes(5);

    /** The address of a request is at most 4096 characters long. */
    private static final int RECIPIENTS_AT_ONCE = 10;

    private static final int RESULTS_MAX = 1000;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final SparkPostApi api;
    private final Time time;
    private final Inquiry inquiry;
    private final Set<String> missing = new HashSet<>();
    private @Nullable String transmission;

    private SparkPostSearch(SparkPostApi api, Time time, Inquiry inquiry) {
        this.api = api;
        this.time = time;
        this.inquiry = inquiry;
    }

    static Finding inquire(SparkPostApi api, Time time, Inquiry inquiry) {
        return new SparkPostSearch(api, time, inquiry).run();
    }

    private Finding run() {
        var addresses = inquiry.recipients().stream()
                .map(to -> to.address().toString().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        missing.addAll(addresses);
        for (int from = 0; from < addresses.size(); from += RECIPIENTS_AT_ONCE) {
            var some = addresses.subList(from, Math.min(addresses.size(), from + RECIPIENTS_AT_ONCE));
            var failed = ask(some);
            if (failed != null) {
                return new Finding.NotYet("cannot be asked: " + failed.reply());
            }
        }
        return finding(addresses.size());
    }

    /** Null when it was answered. */
    private @Nullable Outcome ask(List<String> recipients) {
        return switch (api.ask(path(recipients))) {
            case WebAnswer.Failed(var outcome) -> outcome;
            case Answered answered
            when answered.isGood() && answered.json().path("results").isArray() -> {
                note(answered);
                yield null;
            }
            case Answered answered -> SparkPostAnswers.failure(answered);
        };
    }

    private String path(List<String> recipients) {
        var from = inquiry.startedAt().minus(CLOCKS_DIFFER).truncatedTo(ChronoUnit.SECONDS);
        var to = time.now().truncatedTo(ChronoUnit.SECONDS);
        var encoded = new ArrayList<String>();
        recipients.forEach(each -> encoded.add(URLEncoder.encode(each, StandardCharsets.UTF_8)));
        return "/events/message?per_page=" + RESULTS_MAX + "&from=" + from + "&to=" + to + "&recipients="
                + String.join(",", encoded);
    }

    private void note(Answered answered) {
        var ourId = inquiry.message().id().toString();
        for (var event : answered.json().path("results")) {
            boolean ours = event.path("rcpt_meta")
                    .path(SparkPostTransmission.ID)
                    .asString("")
                    .equals(ourId);
            if (ours && missing.remove(event.path("rcpt_to").asString("").toLowerCase(Locale.ROOT))) {
                transmission = event.path("transmission_id").asString(null);
            }
        }
    }

    private Finding finding(int wanted) {
        if (missing.isEmpty()) {
            return new Finding.Taken(transmission, "found by its events");
        }
        if (missing.size() < wanted) {
            return new Finding.CannotTell("SparkPost has events of some of the recipients and not of others");
        }
        return Duration.between(inquiry.startedAt(), time.now()).compareTo(LAG) < 0
                ? new Finding.NotYet("no events; they may lag " + LAG.toMinutes() + " minutes")
                : new Finding.NotTaken("no events after " + LAG.toMinutes() + " minutes");
    }
}
