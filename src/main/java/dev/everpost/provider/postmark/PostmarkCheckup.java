package dev.everpost.provider.postmark;

import dev.everpost.provider.Checkup;
import dev.everpost.provider.Checkup.Quota;
import dev.everpost.provider.Checkup.Sender;
import dev.everpost.provider.web.WebAnswer;
import dev.everpost.provider.web.WebAnswer.Answered;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How a Postmark server is: live or sandboxed, and which domains may send. Postmark tells no quota. */
record PostmarkCheckup(PostmarkApi api) {

    /** Of more domains the rest is not told. */
    static final int DOMAINS_MAX = 500;

    Checkup run() {
        return switch (api.ask("/server")) {
            case WebAnswer.Failed(var outcome) -> new Checkup.Failed(outcome);
            case Answered answered
            when answered.isGood() && answered.json().path("ID").isNumber() -> withDomains(answered.json());
            case Answered answered -> new Checkup.Failed(PostmarkAnswers.failure(answered));
        };
    }

    private Checkup withDomains(JsonNode server) {
        boolean live = !"Sandbox".equals(server.path("DeliveryType").asString(""));
        var words =
                "server " + server.path("Name").asString("?") + (live ? " is live" : " is a sandbox: nothing leaves");
        var token = api.settings().accountToken();
        if (token == null) {
            return new Checkup.Answered(live, Quota.UNTOLD, Map.of(), words);
        }
        return switch (api.askAsAccount("/domains?count=" + DOMAINS_MAX + "&offset=0", token)) {
            case WebAnswer.Failed(var outcome) -> new Checkup.Failed(outcome);
            case Answered answered
            when answered.isGood() -> new Checkup.Answered(live, Quota.UNTOLD, domains(answered.json()), words);
            case Answered answered -> new Checkup.Failed(PostmarkAnswers.failure(answered));
        };
    }

    private static Map<String, Sender> domains(JsonNode answer) {
        var senders = new HashMap<String, Sender>();
        for (var domain : answer.path("Domains")) {
            boolean verified = domain.path("DKIMVerified").asBoolean(false);
            senders.put(
                    domain.path("Name").asString("").toLowerCase(Locale.ROOT),
                    verified ? Sender.VERIFIED : Sender.PENDING);
        }
        return senders;
    }
}
