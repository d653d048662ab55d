package dev.everpost.sandbox.resend;

import dev.everpost.sandbox.ApiRefusals;
import dev.everpost.sandbox.HttpAnswer;
import dev.everpost.sandbox.HttpRequest;
import dev.everpost.sandbox.Personality;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A Resend team: Send Email with idempotency keys, List and Retrieve Sent Email, List Domains, Get Usage. Thread-safe.
 *
 * <p>Source: Resend's API reference and its Node library.
 */
public final class ResendPersonality implements Personality {

    /** Its API key. */
    public static final String API_KEY = "re_simulated_key";

    /** What its webhooks are signed with. */
    public static final String SIGNING_SECRET = "whsec_c2ltdWxhdGVkLXNpZ25pbmcta2V5LW9mLXJlc2VuZA==";

    /** Messages a day. */
    public static final long DAILY = 100;

    private static final int KEYS_MAX = 10_000;

    private final ResendErrors errors = new ResendErrors();
    private final ResendSent sent = new ResendSent();
    private final ResendReports reports = new ResendReports(SIGNING_SECRET, sent);
    private final Map<String, Keyed> keyed = new ConcurrentHashMap<>();

    /** What was answered to a call with an idempotency key. */
    @SuppressWarnings("ArrayRecordComponent") // compared by hand
    private record Keyed(byte[] body, HttpAnswer answer) {}

    @Override
    public String vendor() {
        return "resend";
    }

    @Override
    public String credentials() {
        return "api_key: " + API_KEY + ", hook: { signing_secret: \"" + SIGNING_SECRET + "\" }";
    }

    @Override
    public boolean isSending(HttpRequest request) {
        return request.method().equals("POST") && request.path().equals("/emails");
    }

    @Override
    public HttpAnswer answer(HttpRequest request, Counter counter) {
        var authorization = request.header("authorization");
        if (authorization.isEmpty()) {
            return ResendErrors.say(401, "missing_api_key", "Missing API Key");
        }
        if (!authorization.equals("Bearer " + API_KEY)) {
            return ResendErrors.say(401, "validation_error", "API key is invalid");
        }
        return isSending(request) ? keyed(request, counter) : asked(request, counter);
    }

    @Override
    public List<HookPost> reports(List<Happening> happenings) {
        return happenings.stream().map(reports::post).toList();
    }

    @Override
    public ApiRefusals<HttpAnswer> refusals() {
        return errors;
    }

    private HttpAnswer keyed(HttpRequest request, Counter counter) {
        var key = request.header("idempotency-key");
        if (key.isEmpty()) {
            return send(request, counter);
        }
        if (key.length() > 256) {
            return ResendErrors.say(400, "invalid_idempotency_key", "The key must be between 1-256 chars.");
        }
        if (keyed.size() > KEYS_MAX) {
            keyed.clear();
        }
        var first = keyed.computeIfAbsent(key, _ -> new Keyed(request.body(), send(request, counter)));
        if (first.answer().status() != 200) {
            keyed.remove(key);
        }
        return Arrays.equals(first.body(), request.body())
                ? first.answer()
                : ResendErrors.say(
                        409,
                        "invalid_idempotent_request",
                        "This idempotency key has already been used on a request that had a different payload.");
    }

    private HttpAnswer send(HttpRequest request, Counter counter) {
        var mail = ResendMail.read(request.body());
        var flaw = mail.flaw();
        if (flaw.isPresent()) {
            return flaw.get();
        }
        var id = UUID.nameUUIDFromBytes(("resend" + counter.next()).getBytes(StandardCharsets.UTF_8))
                .toString();
        sent.add(new ResendSent.One(id, mail, counter.now()));
        var ourId = mail.tags().getOrDefault("everpost_id", "");
        counter.take(
                new Mail(id, ourId, mail.from(), mail.recipients(), mail.built().bytes()));
        return HttpAnswer.json(200, Map.of("id", id));
    }

    private HttpAnswer asked(HttpRequest request, Counter counter) {
        if (!counter.sendingEnabled()) {
            return errors.suspended();
        }
        return switch (request.path()) {
            case "/domains" -> domains();
            case "/usage" -> usage(counter);
            case "/emails" ->
                sent.page(
                        Integer.parseInt(query(request, "limit").replaceAll("^$", "20")),
                        query(request, "after"),
                        counter);
            default ->
                sent.find(request.path().replaceFirst("^/emails/", ""))
                        .map(one -> ResendSent.whole(one, counter))
                        .orElseGet(() -> ResendErrors.say(404, "not_found", "Email not found"));
        };
    }

    private static String query(HttpRequest request, String name) {
        return Arrays.stream(request.query().split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    private static HttpAnswer domains() {
        var body = new LinkedHashMap<String, Object>();
        body.put("object", "list");
        body.put("has_more", false);
        body.put("data", List.of(domain("example.com", "verified"), domain(ResendMail.UNVERIFIED, "pending")));
        return HttpAnswer.json(200, body);
    }

    private static Map<String, Object> domain(String name, String status) {
        return Map.of(
                "id",
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
                "name",
                name,
                "status",
                status,
                "region",
                "us-east-1",
                "capabilities",
                Map.of("sending", "enabled", "receiving", "disabled"));
    }

    private static HttpAnswer usage(Counter counter) {
        var daily = Map.of("used", counter.taken(), "limit", DAILY, "sent", counter.taken(), "received", 0);
        var monthly = Map.of("used", counter.taken(), "limit", 3000, "sent", counter.taken(), "received", 0);
        return HttpAnswer.json(
                200,
                Map.of(
                        "object",
                        "usage",
                        "emails",
                        Map.of("daily", daily, "monthly", monthly),
                        "rate_limit",
                        Map.of("limit", 5, "duration", "1s")));
    }
}
