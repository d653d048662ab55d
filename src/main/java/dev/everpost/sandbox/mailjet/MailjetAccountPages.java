package dev.everpost.sandbox.mailjet;

import dev.everpost.sandbox.HttpAnswer;
import java.util.List;
import java.util.Map;

/** What Mailjet tells about an account: one active domain, one address that nobody confirmed yet, one key. */
final class MailjetAccountPages {

    private MailjetAccountPages() {}

    static HttpAnswer senders() {
        var domain = Map.of("ID", 1, "Email", "*@example.com", "EmailType", "transactional", "Status", "Active");
        var address = Map.of("ID", 2, "Email", "new@example.org", "EmailType", "unknown", "Status", "Inactive");
        return page(List.of(domain, address));
    }

    static HttpAnswer apiKey(boolean sendingEnabled) {
        return page(List.of(Map.of(
                "ID",
                1,
                "APIKey",
                MailjetPersonality.API_KEY,
                "IsActive",
                true,
                "IsMaster",
                true,
                "Name",
                "simulated",
                "Runlevel",
                sendingEnabled ? "Normal" : "Hardlock")));
    }

    /** The envelope of every answer of the REST API. */
    static HttpAnswer page(List<?> data) {
        return HttpAnswer.json(200, Map.of("Count", data.size(), "Data", data, "Total", data.size()));
    }
}
