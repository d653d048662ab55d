package dev.everpost.sandbox.mailjet;

import dev.everpost.sandbox.ApiRefusals;
import dev.everpost.sandbox.HttpAnswer;
import dev.everpost.sandbox.HttpRequest;
import dev.everpost.sandbox.Personality;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;

/** Mailjet's Send API v3.1 and what of its REST API is asked beside. Thread-safe. */
public final class MailjetPersonality implements Personality, ApiRefusals<HttpAnswer> {

    static final String API_KEY = "mailjet-sandbox";
    private static final String SECRET_KEY = "mailjet-secret";
    private static final String HOOK_USER = "mailjet";
    private static final String HOOK_PASSWORD = "sandbox-hook";

    private final MailjetLedger ledger = new MailjetLedger();

    @Override
    public String vendor() {
        return "mailjet";
    }

    @Override
    public String credentials() {
        return "api_key: " + API_KEY + ", secret_key: " + SECRET_KEY + ", hook: { username: " + HOOK_USER
                + ", password: " + HOOK_PASSWORD + " }";
    }

    @Override
    public boolean isSending(HttpRequest request) {
        return request.method().equals("POST") && request.path().equals("/v3.1/send");
    }

    @Override
    public HttpAnswer answer(HttpRequest request, Counter counter) {
        if (!request.header("authorization").equals(basic(API_KEY, SECRET_KEY))) {
            return unauthorized();
        }
        if (isSending(request)) {
            return new MailjetDesk(ledger, counter).send(request);
        }
        return switch (request.method() + " " + request.path()) {
            case "GET /v3/REST/sender" -> MailjetAccountPages.senders();
            case "GET /v3/REST/apikey" -> MailjetAccountPages.apiKey(counter.sendingEnabled());
            case "GET /v3/REST/message" -> ledger.messages(request.query());
            default -> error(404, "", "Object not found");
        };
    }

    /** One event is posted bare, several as a group. */
    @Override
    public List<HookPost> reports(List<Happening> happenings) {
        if (happenings.isEmpty()) {
            return List.of();
        }
        var secret = new HttpAnswer.Header("Authorization", basic(HOOK_USER, HOOK_PASSWORD));
        return List.of(new HookPost("application/json", List.of(secret), MailjetReports.body(happenings)));
    }

    @Override
    public ApiRefusals<HttpAnswer> refusals() {
        return this;
    }

    @Override
    public HttpAnswer throttled() {
        return error(429, "", "Too many requests").with("Retry-After", "1");
    }

    @Override
    public HttpAnswer quotaSpent() {
        return error(429, "", "The sending quota of this account is reached");
    }

    @Override
    public HttpAnswer suspended() {
        return error(401, "mj-0001", "The API key has been temporarily blocked, please contact our support.");
    }

    @Override
    public HttpAnswer failing(int code) {
        return switch (code) {
            case 401, 403 -> unauthorized();
            case 404 -> error(404, "", "Object not found");
            case 421, 450, 451, 452, 454 -> error(503, "", "Simulated failure.");
            case 429 -> throttled();
            case 550, 551, 552, 553, 554 -> error(400, "mj-0004", "Simulated refusal of the message.");
            default -> error(code, "", "Simulated failure.");
        };
    }

    static HttpAnswer error(int status, String code, String message) {
        var error = new LinkedHashMap<String, Object>();
        error.put("ErrorIdentifier", "06df1144-c6f3-4ca7-8885-7ec5d4344113");
        if (!code.isEmpty()) {
            error.put("ErrorCode", code);
        }
        error.put("ErrorMessage", message);
        error.put("StatusCode", status);
        return HttpAnswer.json(status, error);
    }

    private static HttpAnswer unauthorized() {
        return error(
                401,
                "",
                "API key authentication/authorization failure. You may be unauthorized to access the API or your API key"
                        + " may be expired.");
    }

    private static String basic(String user, String password) {
        var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
