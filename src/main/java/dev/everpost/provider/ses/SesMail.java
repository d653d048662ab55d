package dev.everpost.provider.ses;

import dev.everpost.fact.Fact.Report;
import dev.everpost.provider.hook.Told;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The {@code mail} of an event: whose it is. */
record SesMail(JsonNode mail, String raw, String type, Instant receivedAt) {

    private static final String ID_HEADER = "X-Everpost-Id";
    private static final int RECIPIENTS_MAX = 50;

    List<String> destination() {
        return mail.path("destination")
                .valueStream()
                .limit(RECIPIENTS_MAX)
                .map(address -> address.asString(""))
                .toList();
    }

    /** The recipient, where there is one only; empty otherwise. */
    String onlyRecipient() {
        var all = destination();
        return all.size() == 1 ? all.getFirst() : "";
    }

    Told told(Report report, String recipient, String at, Map<String, String> details) {
        var providerId = SesEvents.text(mail, "messageId");
        var same = String.join(
                "\n", String.valueOf(ourId()), providerId, type, recipient, at, new TreeMap<>(details).toString());
        return new Told(
                UUID.nameUUIDFromBytes(same.getBytes(StandardCharsets.UTF_8)).toString(),
                report,
                type,
                ourId(),
                nullIfEmpty(providerId),
                nullIfEmpty(recipient),
                SesEvents.time(at, receivedAt),
                details,
                raw);
    }

    /** From the tag that we send along; a feedback notification has no tags, but the header where it is told to include it. */
    private @Nullable String ourId() {
        var tagged = mail.path("tags").path(SesProvider.ID_TAG).path(0);
        if (tagged.isString()) {
            return tagged.asString();
        }
        return mail.path("headers")
                .valueStream()
                .filter(header -> SesEvents.text(header, "name").equalsIgnoreCase(ID_HEADER))
                .map(header -> SesEvents.text(header, "value"))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
