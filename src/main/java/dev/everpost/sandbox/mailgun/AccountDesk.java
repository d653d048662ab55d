package dev.everpost.sandbox.mailgun;

import dev.everpost.sandbox.HttpAnswer;
import dev.everpost.sandbox.HttpRequest;
import dev.everpost.sandbox.Personality;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Questions about the domain, the account and its mail. Thread-safe. */
final class AccountDesk {

    private static final long LIMIT = 50_000;

    /** Older events are forgotten. */
    private static final int EVENTS_MAX = 20_000;

    private final Queue<Taken> accepted = new ConcurrentLinkedQueue<>();

    private record Taken(String id, String ourId, String recipient, Instant at) {}

    void remember(String id, String ourId, List<String> recipients, Instant at) {
        recipients.forEach(to -> accepted.add(new Taken(id, ourId, to, at)));
        while (accepted.size() > EVENTS_MAX) {
            accepted.poll();
        }
    }

    HttpAnswer answer(HttpRequest request, Personality.Counter counter) {
        var domain = MailgunPersonality.DOMAIN;
        if (!request.method().equals("GET")) {
            return MailgunPersonality.error(405, "Method not allowed");
        }
        return switch (request.path()) {
            case "/v4/domains/" + MailgunPersonality.DOMAIN -> domain(domain, counter.sendingEnabled());
            case "/v5/accounts/limit/custom/monthly" ->
                HttpAnswer.json(200, Map.of("limit", LIMIT, "current", counter.taken(), "period", "1m"));
            case "/v3/" + MailgunPersonality.DOMAIN + "/events" -> events(query(request.query()));
            default -> MailgunPersonality.error(404, "Domain not found");
        };
    }

    private static HttpAnswer domain(String name, boolean enabled) {
        var disabled = Map.of("code", "", "reason", enabled ? "" : "Bounce rate too high", "permanently", false);
        var domain = Map.of(
                "name", name, "state", enabled ? "active" : "disabled", "is_disabled", !enabled, "disabled", disabled);
        return HttpAnswer.json(200, Map.of("domain", domain));
    }

    private HttpAnswer events(Map<String, String> query) {
        if (!query.getOrDefault("event", "accepted").equals("accepted")) {
            return HttpAnswer.json(200, Map.of("items", List.of(), "paging", Map.of()));
        }
        var recipients = List.of(query.getOrDefault("recipient", "").split(" OR "));
        long begin = Long.parseLong(query.getOrDefault("begin", "0"));
        var items = accepted.stream()
                .filter(each -> recipients.contains("") || recipients.contains(each.recipient()))
                .filter(each -> each.at().getEpochSecond() >= begin)
                .limit(Long.parseLong(query.getOrDefault("limit", "100")))
                .map(AccountDesk::event)
                .toList();
        return HttpAnswer.json(200, Map.of("items", items, "paging", Map.of()));
    }

    private static Map<String, Object> event(Taken taken) {
        return Map.of(
                "event", "accepted",
                "timestamp", taken.at().getEpochSecond() + 0.5,
                "recipient", taken.recipient(),
                "user-variables", Map.of("everpost-id", taken.ourId()),
                "message", Map.of("headers", Map.of("message-id", taken.id())));
    }

    private static Map<String, String> query(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (one, _) -> one));
    }
}
