package dev.everpost.provider.sparkpost;

import dev.everpost.provider.Checkup;
import dev.everpost.provider.Checkup.Quota;
import dev.everpost.provider.Checkup.Sender;
import dev.everpost.provider.web.WebAnswer;
import dev.everpost.provider.web.WebAnswer.Answered;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How a SparkPost account is: active or not, what is used of its limits, and which domains may send. */
record SparkPostCheckup(SparkPostApi api) {

    private static final int FORBIDDEN = 403;

    Checkup run() {
        return switch (api.ask("/account?include=usage")) {
            case WebAnswer.Failed(var outcome) -> new Checkup.Failed(outcome);
            case Answered answered
            when answered.isGood() && answered.json().path("results").isObject() ->
                withDomains(answered.json().path("results"));
            case Answered answered when answered.status() == FORBIDDEN -> withoutTheAccount(answered);
            case Answered answered -> new Checkup.Failed(SparkPostAnswers.failure(answered));
        };
    }

    /** Keys that may send often may not read the account: no trouble, unless the account itself is. */
    private static Checkup withoutTheAccount(Answered answered) {
        return answered.text().toLowerCase(Locale.ROOT).contains("suspend")
                ? new Checkup.Failed(SparkPostAnswers.failure(answered))
                : new Checkup.NotOffered("the API key has no permission 'Account: Read-only'");
    }

    private Checkup withDomains(JsonNode account) {
        var status = account.path("status").asString("unknown");
        var words = "account is " + status;
        var domains = api.ask("/sending-domains");
        return switch (domains) {
            case WebAnswer.Failed(var outcome) -> new Checkup.Failed(outcome);
            case Answered answered
            when answered.isGood() ->
                new Checkup.Answered(status.equals("active"), quota(account), senders(answered.json()), words);
            case Answered answered ->
                new Checkup.Answered(
                        status.equals("active"),
                        quota(account),
                        Map.of(),
                        words + "; its sending domains are not told: " + answered.status());
        };
    }

    /** The month's where the day has no limit. */
    private static Quota quota(JsonNode account) {
        var usage = account.path("usage");
        var day = quota(usage.path("day"), "day");
        var month = quota(usage.path("month"), "month");
        return day != null ? day : month != null ? month : Quota.UNTOLD;
    }

    private static @Nullable Quota quota(JsonNode usage, String period) {
        if (!usage.path("limit").isNumber()) {
            return null;
        }
        long limit = usage.path("limit").asLong(0);
        long used = usage.path("used").asLong(0);
        return new Quota(null, limit, used, Math.max(0, limit - used), period);
    }

    private static Map<String, Sender> senders(JsonNode answer) {
        var senders = new HashMap<String, Sender>();
        for (var domain : answer.path("results")) {
            senders.put(domain.path("domain").asString("").toLowerCase(Locale.ROOT), sender(domain.path("status")));
        }
        return senders;
    }

    private static Sender sender(JsonNode status) {
        if (status.path("compliance_status").asString("valid").equals("blocked")) {
            return Sender.FAILED;
        }
        return status.path("ownership_verified").asBoolean(false) ? Sender.VERIFIED : Sender.PENDING;
    }
}
