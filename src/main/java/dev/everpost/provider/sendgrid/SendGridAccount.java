package dev.everpost.provider.sendgrid;

import dev.everpost.fact.Outcome;
import dev.everpost.provider.Checkup;
import dev.everpost.provider.Checkup.Quota;
import dev.everpost.provider.Checkup.Sender;
import dev.everpost.provider.web.WebAnswer;
import dev.everpost.provider.web.WebAnswer.Answered;
import dev.everpost.provider.web.WebClient;
import dev.everpost.provider.web.WebRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks how the account is: credits of the period, and authenticated domains. A key without those scopes is told less. */
record SendGridAccount(SendGridSettings settings, WebClient client, SendGridAnswer answers) {

    private static final int DOMAINS_MAX = 200;

    Checkup checkup() {
        return switch (get("/v3/user/credits")) {
            case WebAnswer.Failed(var outcome) -> new Checkup.Failed(outcome);
            case Answered credits when credits.isGood() -> answered(quota(credits.json()), "credits told");
            case Answered credits
            when isNotAllowed(credits) ->
                answered(Quota.UNTOLD, "the key may not ask for credits (scope user.credits.read)");
            case Answered credits -> new Checkup.Failed(answers.trouble(credits));
        };
    }

    private Checkup answered(Quota quota, String words) {
        return switch (get("/v3/whitelabel/domains?limit=" + DOMAINS_MAX)) {
            case Answered domains
            when domains.isGood() -> new Checkup.Answered(true, quota, senders(domains.json()), words);
            case Answered domains
            when isNotAllowed(domains) ->
                new Checkup.Answered(
                        true, quota, Map.of(), words + "; the key may not ask for domains (scope whitelabel.read)");
            case Answered domains -> new Checkup.Failed(answers.trouble(domains));
            case WebAnswer.Failed(var outcome) -> new Checkup.Failed(outcome);
        };
    }

    /** 403 about the account itself is trouble; about the key's scopes it is not. */
    private boolean isNotAllowed(Answered answered) {
        return answered.status() == 403
                && answers.trouble(answered) instanceof Outcome.AccountTrouble account
                && account.trouble() == Outcome.Trouble.CREDENTIALS;
    }

    private static Quota quota(JsonNode json) {
        var period = json.path("reset_frequency").asString("");
        return new Quota(
                null,
                number(json, "total"),
                number(json, "used"),
                number(json, "remain"),
                period.isEmpty() ? null : period);
    }

    private static @Nullable Long number(JsonNode json, String name) {
        var value = json.path(name);
        return value.canConvertToLong() ? value.asLong() : null;
    }

    private static Map<String, Sender> senders(JsonNode domains) {
        var senders = new HashMap<String, Sender>();
        for (var domain : domains) {
            var name = domain.path("domain").asString("").toLowerCase(Locale.ROOT);
            if (!name.isEmpty()) {
                var sender = domain.path("valid").asBoolean(false) ? Sender.VERIFIED : Sender.PENDING;
                // a domain may stand there twice, with another subdomain for each
                senders.merge(name, sender, (one, other) -> one == Sender.VERIFIED ? one : other);
            }
        }
        return senders;
    }

    private WebAnswer get(String path) {
        return client.call(WebRequest.get(settings.at(path)).withBearer(settings.apiKey()));
    }
}
