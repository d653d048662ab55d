package dev.everpost.provider.mailgun;

import dev.everpost.provider.Checkup;
import dev.everpost.provider.Checkup.Quota;
import dev.everpost.provider.Checkup.Sender;
import dev.everpost.provider.web.WebAnswer;
import dev.everpost.provider.web.WebAnswer.Answered;
import dev.everpost.provider.web.WebClient;
import dev.everpost.provider.web.WebRequest;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks how the domain is, and for the month's limit of the account if it has one. */
record MailgunAccount(MailgunSettings settings, WebClient client) {

    Checkup checkup() {
        return switch (get("/v4/domains/" + settings.domain())) {
            case Answered answered
            when answered.isGood() -> checkup(answered.json().path("domain"));
            case Answered answered -> new Checkup.Failed(MailgunAnswer.trouble(answered));
            case WebAnswer.Failed(var outcome) -> new Checkup.Failed(outcome);
        };
    }

    private Checkup checkup(JsonNode domain) {
        var state = domain.path("state").asString("unknown");
        boolean disabled = domain.path("is_disabled").asBoolean(false) || state.equals("disabled");
        var sender = disabled ? Sender.FAILED : state.equals("active") ? Sender.VERIFIED : Sender.PENDING;
        var reason = domain.path("disabled").path("reason").asString("");
        var words = "domain " + settings.domain() + " is " + (disabled ? "disabled" : oneWord(state))
                + (reason.isEmpty() ? "" : ": " + oneLine(reason));
        var senders = Map.of(settings.domain().toLowerCase(Locale.ROOT), sender);
        return new Checkup.Answered(sender == Sender.VERIFIED, quota(), senders, words);
    }

    /** Told only of accounts with a limit of their own, and only to keys of the account. */
    private Quota quota() {
        if (!(get("/v5/accounts/limit/custom/monthly") instanceof Answered answered) || !answered.isGood()) {
            return Quota.UNTOLD;
        }
        var limit = number(answered.json(), "limit");
        var used = number(answered.json(), "current");
        return limit == null
                ? Quota.UNTOLD
                : new Quota(null, limit, used, used == null ? null : Math.max(0, limit - used), "month");
    }

    private static @Nullable Long number(JsonNode json, String name) {
        var value = json.path(name);
        return value.canConvertToLong() ? value.asLong() : null;
    }

    private static String oneWord(String state) {
        return state.matches("[a-z_]{1,30}") ? state : "in an unknown state";
    }

    private static String oneLine(String text) {
        var line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= 200 ? line : line.substring(0, 200);
    }

    private WebAnswer get(String path) {
        return client.call(WebRequest.get(settings.at(path)).withBasic("api", settings.apiKey()));
    }
}
