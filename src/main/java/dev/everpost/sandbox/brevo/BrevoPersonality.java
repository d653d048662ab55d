package dev.everpost.sandbox.brevo;

import dev.everpost.sandbox.ApiRefusals;
import dev.everpost.sandbox.HttpAnswer;
import dev.everpost.sandbox.HttpRequest;
import dev.everpost.sandbox.Personality;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Brevo's API v3 as its documents have it. Thread-safe. */
public final class BrevoPersonality implements Personality, ApiRefusals<HttpAnswer> {

    private static final String API_KEY = "xkeysib-sandbox";
    private static final String HOOK_USER = "brevo";
    private static final String HOOK_PASSWORD = "sandbox-hook";
    private static final String SEND = "/v3/smtp/email";

    private final BrevoLedger ledger = new BrevoLedger();

    @Override
    public String vendor() {
        return "brevo";
    }

    @Override
    public String credentials() {
        return "api_key: " + API_KEY + ", hook: { username: " + HOOK_USER + ", password: " + HOOK_PASSWORD + " }";
    }

    @Override
    public boolean isSending(HttpRequest request) {
        return request.method().equals("POST") && request.path().equals(SEND);
    }

    @Override
    public HttpAnswer answer(HttpRequest request, Counter counter) {
        if (!request.header("api-key").equals(API_KEY)) {
            return error(401, "unauthorized", "Key not found");
        }
        if (isSending(request)) {
            return new BrevoDesk(ledger, counter).send(request);
        }
        return switch (request.method() + " " + request.path()) {
            case "GET /v3/account" -> BrevoAccountPages.account(counter);
            case "GET /v3/senders" -> BrevoAccountPages.senders();
            case "GET /v3/senders/domains" -> BrevoAccountPages.domains();
            case "GET /v3/smtp/statistics/events" -> ledger.events(request.query(), counter);
            default -> error(404, "document_not_found", "Route not found");
        };
    }

    @Override
    public List<HookPost> reports(List<Happening> happenings) {
        var pair = (HOOK_USER + ":" + HOOK_PASSWORD).getBytes(StandardCharsets.UTF_8);
        var secret = new HttpAnswer.Header(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        return happenings.stream()
                .map(each -> new HookPost("application/json", List.of(secret), BrevoReports.body(each)))
                .toList();
    }

    @Override
    public ApiRefusals<HttpAnswer> refusals() {
        return this;
    }

    @Override
    public HttpAnswer throttled() {
        return error(429, "too_many_requests", "The expected rate limit is exceeded.")
                .with("x-sib-ratelimit-limit", "1000")
                .with("x-sib-ratelimit-remaining", "0")
                .with("x-sib-ratelimit-reset", "1");
    }

    @Override
    public HttpAnswer quotaSpent() {
        return error(402, "not_enough_credits", "You do not have enough credits to send this email");
    }

    @Override
    public HttpAnswer suspended() {
        return error(
                403,
                "permission_denied",
                "Unable to send email. Your SMTP account is not yet activated. Please contact us");
    }

    @Override
    public HttpAnswer failing(int code) {
        return switch (code) {
            case 401, 403 -> error(401, "unauthorized", "Key not found");
            case 404 -> error(404, "document_not_found", "Route not found");
            case 421, 450, 451, 452, 454 -> error(503, "service_unavailable", "Simulated failure.");
            case 429 -> throttled();
            case 550, 551, 552, 553, 554 -> error(400, "invalid_parameter", "Simulated refusal of the message.");
            default ->
                code >= 500
                        ? error(code, "internal_server_error", "Simulated failure.")
                        : error(code, "bad_request", "Simulated refusal of the request.");
        };
    }

    static HttpAnswer error(int status, String code, String message) {
        return HttpAnswer.json(status, Map.of("code", code, "message", message));
    }
}
