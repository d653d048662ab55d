package dev.everpost.sandbox.brevo;

import dev.everpost.sandbox.HttpAnswer;
import dev.everpost.sandbox.Personality.Counter;
import java.util.List;
import java.util.Map;

/** What Brevo tells about an account: a free plan of 300 credits, one authenticated domain and one that is not. */
final class BrevoAccountPages {

    private static final long CREDITS = 300;

    private BrevoAccountPages() {}

    static HttpAnswer account(Counter counter) {
        long left = Math.max(0, CREDITS - counter.taken());
        var plan = Map.of("type", "free", "credits", left, "creditsType", "sendLimit");
        var sms = Map.of("type", "sms", "credits", 0, "creditsType", "sendLimit");
        var relay = Map.of(
                "enabled",
                counter.sendingEnabled(),
                "data",
                Map.of("userName", "shop@example.com", "relay", "smtp-relay.brevo.com", "port", 587));
        return HttpAnswer.json(
                200,
                Map.of(
                        "organization_id", "simulated",
                        "user_id", 1,
                        "enterprise", false,
                        "companyName", "Shop",
                        "email", "shop@example.com",
                        "firstName", "Ada",
                        "lastName", "Shop",
                        "plan", List.of(sms, plan),
                        "relay", relay));
    }

    static HttpAnswer senders() {
        var sender = Map.of("id", 1, "name", "Shop", "email", "shop@example.com", "active", true, "ips", List.of());
        return HttpAnswer.json(200, Map.of("senders", List.of(sender)));
    }

    static HttpAnswer domains() {
        var good = Map.of("id", "1", "domain_name", "example.com", "authenticated", true, "verified", true);
        var half = Map.of("id", "2", "domain_name", "example.org", "authenticated", false, "verified", true);
        return HttpAnswer.json(
                200, Map.of("domains", List.of(good, half), "count", 2, "current_page", 1, "total_pages", 1));
    }
}
