package dev.everpost.provider.mailjet;

import dev.everpost.provider.Checkup;
import dev.everpost.provider.Checkup.Quota;
import dev.everpost.provider.Checkup.Sender;
import dev.everpost.provider.web.WebAnswer;
import dev.everpost.provider.web.WebAnswer.Answered;
import dev.everpost.provider.web.WebClient;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How the account is, by GET /sender and /apikey: two calls. Mailjet tells no quota. */
record MailjetAccount(MailjetRequests requests, WebClient client) {

    Checkup checkup() {
        return switch (client.call(requests.senders())) {
            case WebAnswer.Failed(var outcome) -> new Checkup.Failed(outcome);
            case Answered answered
            when answered.isGood() && answered.json().path("Data").isArray() ->
                read(answered.json().path("Data"));
            case Answered answered -> new Checkup.Failed(MailjetAnswers.whole(answered));
        };
    }

    private Checkup read(JsonNode senders) {
        var why = whyNot();
        return new Checkup.Answered(why.isEmpty(), Quota.UNTOLD, states(senders), why.isEmpty() ? "may send" : why);
    }

    /** Why the key may not send; "" when it may, or when the key is not told about itself. */
    private String whyNot() {
        if (!(client.call(requests.apiKey()) instanceof Answered answered) || !answered.isGood()) {
            return "";
        }
        return answered.json()
                .path("Data")
                .valueStream()
                .filter(key -> key.path("APIKey")
                        .asString("")
                        .equals(requests.settings().apiKey()))
                .map(MailjetAccount::whyNot)
                .findFirst()
                .orElse("");
    }

    private static String whyNot(JsonNode key) {
        if (!key.path("IsActive").asBoolean(true)) {
            return "the API key is not active";
        }
        var level = key.path("Runlevel").asString("Normal");
        return level.equalsIgnoreCase("Normal") ? "" : "the account is locked: " + level.replaceAll("[^A-Za-z]", "?");
    }

    /** A sender is an address, or {@code *@example.com} for a domain. */
    private static Map<String, Sender> states(JsonNode senders) {
        var states = new HashMap<String, Sender>();
        for (var sender : senders) {
            var name =
                    sender.path("Email").asString("").toLowerCase(Locale.ROOT).replaceFirst("^\\*@", "");
            if (!name.isEmpty()) {
                states.put(name, state(sender.path("Status").asString("")));
            }
        }
        return states;
    }

    private static Sender state(String status) {
        return switch (status) {
            case "Active" -> Sender.VERIFIED;
            case "Inactive" -> Sender.PENDING;
            default -> Sender.FAILED;
        };
    }
}
