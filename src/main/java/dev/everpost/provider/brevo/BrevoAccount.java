package dev.everpost.provider.brevo;

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
import tools.jackson.databind.node.MissingNode;

/** How the account is, by GET /account, /senders/domains and /senders: three calls of the 100 an hour that Brevo allows. */
record BrevoAccount(BrevoRequests requests, WebClient client) {

    Checkup checkup() {
        return switch (client.call(requests.account())) {
            case WebAnswer.Failed(var outcome) -> new Checkup.Failed(outcome);
            case Answered answered when answered.isGood() && answered.json().isObject() -> read(answered.json());
            case Answered answered -> new Checkup.Failed(BrevoAnswers.outcome(answered));
        };
    }

    private Checkup read(JsonNode account) {
        boolean enabled = account.path("relay").path("enabled").asBoolean(false);
        var quota = quota(account.path("plan"));
        boolean spent = quota.left() != null && quota.left() <= 0;
        var words = !enabled ? "transactional sending is not enabled" : spent ? "no credits are left" : "may send";
        return new Checkup.Answered(enabled && !spent, quota, senders(), words);
    }

    /** Credits of mail; a plan for SMS or without a limit tells none. */
    private static Quota quota(JsonNode plans) {
        for (var plan : plans) {
            var type = plan.path("type").asString("");
            var credits = plan.path("credits");
            if (!type.equals("sms") && credits.isNumber()) {
                return new Quota(null, null, null, credits.asLong(0), period(type));
            }
        }
        return Quota.UNTOLD;
    }

    private static @Nullable String period(String type) {
        return switch (type) {
            case "free" -> "day";
            case "subscription" -> "month";
            default -> null;
        };
    }

    private Map<String, Sender> senders() {
        var senders = new HashMap<String, Sender>();
        for (var domain : good(requests.domains()).path("domains")) {
            put(senders, domain.path("domain_name"), domainState(domain));
        }
        for (var sender : good(requests.senders()).path("senders")) {
            boolean active = sender.path("active").asBoolean(false);
            put(senders, sender.path("email"), active ? Sender.VERIFIED : Sender.PENDING);
        }
        return senders;
    }

    /** Mail of a domain that is verified but not authenticated leaves under one of Brevo's own. */
    private static Sender domainState(JsonNode domain) {
        boolean verified = domain.path("verified").asBoolean(false);
        boolean authenticated = domain.path("authenticated").asBoolean(false);
        return verified && authenticated ? Sender.VERIFIED : verified ? Sender.PENDING : Sender.FAILED;
    }

    private static void put(Map<String, Sender> senders, JsonNode name, Sender state) {
        var key = name.asString("").toLowerCase(Locale.ROOT);
        if (!key.isEmpty()) {
            senders.put(key, state);
        }
    }

    /** What is not told is left out; the account itself has answered. */
    private JsonNode good(WebRequest request) {
        return client.call(request) instanceof Answered answered && answered.isGood()
                ? answered.json()
                : MissingNode.getInstance();
    }
}
