package dev.everpost.sandbox.mailjet;

import dev.everpost.sandbox.HttpAnswer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a simulated Mailjet remembers: its messages, one for each recipient, by the sender's own id. Thread-safe. */
final class MailjetLedger {

    private final Map<String, List<Taken>> byCustomId = new ConcurrentHashMap<>();

    /** One message for one recipient. */
    record Taken(long id, String uuid, String recipient, Instant at) {}

    void note(String customId, List<Taken> all) {
        byCustomId.computeIfAbsent(customId, _ -> new CopyOnWriteArrayList<>()).addAll(all);
    }

    /** GET /message with the filter CustomID; the recipient and our id are shown when they are asked for. */
    HttpAnswer messages(String query) {
        var decoded = "&" + URLDecoder.decode(query, StandardCharsets.UTF_8) + "&";
        var customId = decoded.replaceFirst("(?s).*&CustomID=([^&]*)&.*", "$1");
        var data = byCustomId.getOrDefault(customId, List.of()).stream()
                .map(each -> message(each, customId, decoded))
                .toList();
        return MailjetAccountPages.page(data);
    }

    private static Map<String, Object> message(Taken taken, String customId, String query) {
        var message = new LinkedHashMap<String, Object>();
        message.put("ArrivedAt", taken.at().toString());
        message.put("AttemptCount", 0);
        message.put("ContactAlt", query.contains("&ShowContactAlt=true&") ? taken.recipient() : "");
        if (query.contains("&ShowCustomID=true&")) {
            message.put("CustomID", customId);
        }
        message.put("ID", taken.id());
        message.put("Status", "sent");
        message.put("UUID", taken.uuid());
        return message;
    }
}
