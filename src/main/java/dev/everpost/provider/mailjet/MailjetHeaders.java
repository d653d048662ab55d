package dev.everpost.provider.mailjet;

import dev.everpost.message.MessageId;
import dev.everpost.mime.Letter.ExtraHeader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The header fields of one message, without those for which Mailjet refuses it, one field of a name. Notes what stayed behind.
 * Source: "List of forbidden headers" in the guide of the Send API.
 */
record MailjetHeaders(List<String> adaptations) {

    private static final Set<String> FORBIDDEN = Set.of(
            "sender",
            "return-path",
            "delivered-to",
            "dkim-signature",
            "domainkey-status",
            "received-spf",
            "authentication-results",
            "received",
            "user-agent",
            "x-mailer",
            "x-feedback-id",
            "list-id",
            "date",
            "x-csa-complaints",
            "message-id",
            "reply-to");

    Map<String, String> of(List<ExtraHeader> extra, MessageId id) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-Everpost-Id", id.toString());
        var seen = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var each : extra) {
            var name = each.name().toLowerCase(Locale.ROOT);
            if (FORBIDDEN.contains(name) || name.startsWith("x-mj-") || name.startsWith("x-mailjet-")) {
                adaptations.add("header " + each.name() + " left out, for Mailjet refuses it");
            } else if (!each.value().chars().allMatch(c -> c < 0x80)) {
                adaptations.add("header " + each.name() + " left out, for it is not ASCII");
            } else if (seen.putIfAbsent(each.name(), each.value()) != null) {
                adaptations.add("header " + each.name() + " kept once only");
            } else {
                headers.put(each.name(), each.value());
            }
        }
        return headers;
    }
}
