package dev.everpost.provider.resend;

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

/**
 * How a Resend team is: its domains (List Domains) and what is left of its quota (Get Usage). Thread-safe; two calls a question.
 *
 * <p>An API key that may only send gets neither; Resend's refusal shows at least that the key is good.
 */
record ResendAccount(ResendSettings settings, WebClient web) {

    private static final String SENDING_ONLY =
            "the API key may only send, so Resend tells nothing of domains and quota";

    Checkup checkup() {
        return switch (get("/domains")) {
            case WebAnswer.Failed(var outcome) -> new Checkup.Failed(outcome);
            case Answered answered when answered.isGood() -> told(answered);
            case Answered answered
            when maySendOnly(answered) -> new Checkup.Answered(true, Quota.UNTOLD, Map.of(), SENDING_ONLY);
            case Answered answered -> new Checkup.Failed(ResendAnswer.trouble(answered));
        };
    }

    /** Whether a key is refused for what it asks and not for what it is; the same name with 403 is a key that is not active. */
    static boolean maySendOnly(Answered answered) {
        return answered.status() == 401 && "restricted_api_key".equals(ResendAnswer.name(answered));
    }

    private Checkup told(Answered domains) {
        var quota = get("/usage") instanceof Answered usage && usage.isGood() ? quota(usage.json()) : Quota.UNTOLD;
        var senders = senders(domains.json().path("data"));
        boolean spent = quota.left() != null && quota.left() <= 0;
        return new Checkup.Answered(!spent, quota, senders, senders.size() + " sender domains");
    }

    private static Map<String, Sender> senders(JsonNode domains) {
        Map<String, Sender> senders = new HashMap<>();
        domains.forEach(domain -> senders.put(
                domain.path("name").asString("").toLowerCase(Locale.ROOT),
                switch (domain.path("status").asString("")) {
                    case "verified" -> Sender.VERIFIED;
                    case "failed", "partially_failed", "temporary_failure" -> Sender.FAILED;
                    default -> Sender.PENDING;
                }));
        return senders;
    }

    /** The period that ends sooner counts: a day where it has a limit, else the month. */
    private static Quota quota(JsonNode usage) {
        var daily = usage.path("emails").path("daily");
        boolean isDaily = daily.path("limit").isNumber();
        var period = isDaily ? daily : usage.path("emails").path("monthly");
        var limit = number(period, "limit");
        var used = number(period, "used");
        var left = limit == null || used == null ? null : Long.valueOf(Math.max(0, limit - used));
        return new Quota(perSecond(usage), limit, used, left, isDaily ? "day" : "month");
    }

    private static @Nullable Double perSecond(JsonNode usage) {
        var limit = usage.path("rate_limit").path("limit");
        boolean second = usage.path("rate_limit").path("duration").asString("").matches("1 ?s(econd)?|second");
        return limit.isNumber() && second ? Double.valueOf(limit.asDouble()) : null;
    }

    private static @Nullable Long number(JsonNode of, String name) {
        return of.path(name).isIntegralNumber() && of.path(name).canConvertToLong()
                ? Long.valueOf(of.path(name).asLong())
                : null;
    }

    private WebAnswer get(String path) {
        return web.call(WebRequest.get(settings.endpoint().resolve(path)).withBearer(settings.apiKey()));
    }
}
