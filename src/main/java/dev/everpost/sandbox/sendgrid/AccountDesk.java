package dev.everpost.sandbox.sendgrid;

import dev.everpost.sandbox.HttpAnswer;
import dev.everpost.sandbox.HttpRequest;
import dev.everpost.sandbox.Personality;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** Questions about the account and its mail. Thread-safe. */
final class AccountDesk {

    private static final long CREDITS = 100_000;
    private static final Pattern BY_OUR_ID = Pattern.compile("unique_args\\['everpost_id'\\]=\"([^\"]*)\"");

    private final Map<String, List<String>> idsByOurs = new ConcurrentHashMap<>();

    void remember(String ourId, String id) {
        idsByOurs.computeIfAbsent(ourId, _ -> new CopyOnWriteArrayList<>()).add(id);
    }

    HttpAnswer answer(HttpRequest request, Personality.Counter counter) {
        if (!counter.sendingEnabled()) {
            return SendGridPersonality.error(403, "Your account is suspended. Contact support.", null);
        }
        return switch (request.path()) {
            case "/v3/user/credits" -> credits(counter.taken());
            case "/v3/whitelabel/domains" ->
                HttpAnswer.json(
                        200,
                        List.of(
                                domain(1, SendGridPersonality.VERIFIED_DOMAIN, true),
                                domain(2, "pending.example", false)));
            case "/v3/messages" -> messages(request.query(), counter);
            default -> SendGridPersonality.error(404, "not found", null);
        };
    }

    private static HttpAnswer credits(long used) {
        return HttpAnswer.json(
                200,
                Map.of(
                        "remain",
                        CREDITS - used,
                        "total",
                        CREDITS,
                        "overage",
                        0,
                        "used",
                        used,
                        "last_reset",
                        "2026-11-01",
                        "next_reset",
                        "2026-12-01",
                        "reset_frequency",
                        "monthly"));
    }

    private static Map<String, Object> domain(int id, String name, boolean valid) {
        return Map.of("id", id, "domain", name, "subdomain", "em" + id, "username", "sandbox", "valid", valid);
    }

    private HttpAnswer messages(String query, Personality.Counter counter) {
        var found = BY_OUR_ID.matcher(URLDecoder.decode(query, StandardCharsets.UTF_8));
        if (!found.find()) {
            return SendGridPersonality.error(400, "query is required", "query");
        }
        var messages = new ArrayList<Map<String, Object>>();
        for (var id : idsByOurs.getOrDefault(found.group(1), List.of())) {
            counter.history(id).stream()
                    .map(Personality.Happening::recipient)
                    .distinct()
                    .forEach(to -> messages.add(message(id, to)));
        }
        return HttpAnswer.json(200, Map.of("messages", messages));
    }

    private static Map<String, Object> message(String id, String to) {
        return Map.of(
                "msg_id",
                id + ".filter0001.1.2.0",
                "to_email",
                to,
                "status",
                "processed",
                "opens_count",
                0,
                "clicks_count",
                0);
    }
}
