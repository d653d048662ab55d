package dev.everpost.provider.resend;

import dev.everpost.message.Recipient;
import dev.everpost.provider.Finding;
import dev.everpost.provider.Finding.CannotTell;
import dev.everpost.provider.Finding.NotTaken;
import dev.everpost.provider.Finding.NotYet;
import dev.everpost.provider.Finding.Taken;
import dev.everpost.provider.Inquiry;
import dev.everpost.provider.web.WebAnswer;
import dev.everpost.provider.web.WebAnswer.Answered;
import dev.everpost.provider.web.WebClient;
import dev.everpost.provider.web.WebRequest;
import dev.everpost.world.Time;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Looks for a message among those that a team sent last: List Sent Emails back to the time of the attempt, then Retrieve Sent
 * Email of those with its recipients, for only that shows our tag. Thread-safe; at most {@value #PAGES_MAX} and {@value #LOOKS_MAX} calls.
 */
record ResendSearch(ResendSettings settings, WebClient web, Time time) {

    /** Of 100 messages. */
    static final int PAGES_MAX = 10;

    /** Messages looked at one by one. */
    static final int LOOKS_MAX = 20;

    /** What is not in the list after this time never was taken. */
    static final Duration LAG = Duration.ofMinutes(2);

    /** How far their clock may be behind ours. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    Finding find(Inquiry inquiry) {
        var wanted = addresses(inquiry.recipients());
        Set<String> found = new HashSet<>();
        var ids = new ArrayList<String>();
        var candidates = new ArrayList<JsonNode>();
        var obstacle = list(inquiry.startedAt().minus(SKEW), wanted, candidates);
        if (obstacle != null) {
            return obstacle;
        }
        if (candidates.size() > LOOKS_MAX) {
            return new CannotTell("more than " + LOOKS_MAX + " messages went to these recipients meanwhile");
        }
        for (var candidate : candidates) {
            if (!(get("/emails/" + id(candidate)) instanceof Answered shown) || !shown.isGood()) {
                return new CannotTell("Resend does not show a message that may be this one");
            }
            if (isOurs(shown.json(), inquiry.message().id().toString())) {
                found.addAll(addresses(candidate));
                ids.add(id(candidate));
            }
        }
        return conclude(inquiry, wanted, found, ids);
    }

    private Finding conclude(Inquiry inquiry, Set<String> wanted, Set<String> found, List<String> ids) {
        if (found.containsAll(wanted)) {
            return new Taken(ids.getFirst(), "Resend has it as " + String.join(", ", ids));
        }
        if (!found.isEmpty()) {
            return new CannotTell("Resend has it for some of the recipients only");
        }
        var age = Duration.between(inquiry.startedAt(), time.now());
        return age.compareTo(LAG) < 0
                ? new NotYet("Resend does not list it; it may within " + LAG.toSeconds() + " s of the attempt")
                : new NotTaken("Resend lists every message since the attempt, and not this one");
    }

    /** Adds messages to any of the recipients since a time; what keeps it from getting there, or null. */
    private @Nullable Finding list(Instant since, Set<String> wanted, List<JsonNode> candidates) {
        var after = "";
        for (int page = 0; page < PAGES_MAX; page++) {
            if (!(get("/emails?limit=100" + after) instanceof Answered answered) || !answered.isGood()) {
                return new CannotTell("Resend does not list its messages to us; the API key needs full access");
            }
            var data = answered.json().path("data");
            for (var email : data) {
                if (createdAt(email).isBefore(since)) {
                    return null;
                }
                if (addresses(email).stream().anyMatch(wanted::contains)) {
                    candidates.add(email);
                }
            }
            if (data.isEmpty() || !answered.json().path("has_more").asBoolean(false)) {
                return null;
            }
            after = "&after=" + id(data.get(data.size() - 1));
        }
        return new CannotTell("Resend sent more than " + PAGES_MAX * 100 + " messages since the attempt");
    }

    private static boolean isOurs(JsonNode email, String ourId) {
        return email.path("tags")
                .valueStream()
                .anyMatch(tag -> ResendTags.ID.equals(tag.path("name").asString(""))
                        && ourId.equals(tag.path("value").asString("")));
    }

    /** A time that cannot be read is taken for a new one, so that nothing is overlooked. */
    private static Instant createdAt(JsonNode email) {
        var text = email.path("created_at").asString("").replace(' ', 'T').replaceFirst("([+-]\\d{2})$", "$1:00");
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            return Instant.MAX;
        }
    }

    private static Set<String> addresses(List<Recipient> recipients) {
        Set<String> all = new HashSet<>();
        recipients.forEach(each -> all.add(Mailboxes.address(each.address().toString())));
        return all;
    }

    private static Set<String> addresses(JsonNode email) {
        Set<String> all = new HashSet<>();
        for (var field : List.of("to", "cc", "bcc")) {
            email.path(field).forEach(each -> all.add(Mailboxes.address(each.asString(""))));
        }
        return all;
    }

    /** Only what can be an id goes into an address. */
    private static String id(JsonNode email) {
        return email.path("id").asString("").replaceAll("[^A-Za-z0-9-]", "");
    }

    private WebAnswer get(String pathAndQuery) {
        return web.call(
                WebRequest.get(settings.endpoint().resolve(pathAndQuery)).withBearer(settings.apiKey()));
    }
}
