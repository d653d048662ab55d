package dev.everpost.sandbox.sendgrid;

import dev.everpost.sandbox.ApiRefusals;
import dev.everpost.sandbox.HttpAnswer;
import dev.everpost.sandbox.HttpRequest;
import dev.everpost.sandbox.Personality;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * SendGrid's API v3: Mail Send, credits, authenticated domains, Email Activity, and signed events. Thread-safe.
 *
 * <p>Source: the API reference, the page of Mail Send errors, and the Event Webhook reference of SendGrid. {@code example.com} is
 * the account's authenticated domain; any other sender is refused.
 */
public final class SendGridPersonality implements Personality, ApiRefusals<HttpAnswer> {

    /** The key of the account. */
    public static final String API_KEY = "SG.sandbox.never-a-real-key";

    static final String VERIFIED_DOMAIN = "example.com";

    private static final JsonMapper JSON = new JsonMapper();

    private final EventPosts events = new EventPosts();
    private final AccountDesk account = new AccountDesk();

    @Override
    public String vendor() {
        return "sendgrid";
    }

    @Override
    public String credentials() {
        return "region: global, api_key: " + API_KEY + ", hook: { public_key: \"" + events.publicKey() + "\" }";
    }

    /** What verifies its events, as the account's settings page shows it. */
    public String publicKey() {
        return events.publicKey();
    }

    @Override
    public boolean isSending(HttpRequest request) {
        return request.method().equals("POST") && request.path().equals("/v3/mail/send");
    }

    @Override
    public HttpAnswer answer(HttpRequest request, Counter counter) {
        if (!request.header("authorization").equals("Bearer " + API_KEY)) {
            return error(401, "The provided authorization grant is invalid, expired, or revoked", null);
        }
        if (isSending(request)) {
            return send(request, counter);
        }
        return request.method().equals("GET")
                ? account.answer(request, counter)
                : error(405, "method not allowed", null);
    }

    @Override
    public List<HookPost> reports(List<Happening> happenings) {
        return events.posts(happenings);
    }

    @Override
    public ApiRefusals<HttpAnswer> refusals() {
        return this;
    }

    @Override
    public HttpAnswer throttled() {
        return error(429, "too many requests", null).with("Retry-After", "2").with("X-RateLimit-Remaining", "0");
    }

    @Override
    public HttpAnswer quotaSpent() {
        return error(401, "Maximum credits exceeded", null);
    }

    @Override
    public HttpAnswer suspended() {
        return error(403, "Your account is suspended. Contact support.", null);
    }

    @Override
    public HttpAnswer failing(int code) {
        return switch (code) {
            case 401, 403 -> error(403, "access forbidden", null);
            case 421, 450, 451, 452, 454 -> error(503, "Simulated failure.", null);
            case 429 -> throttled();
            case 550, 551, 552, 553, 554 -> error(400, "Simulated refusal of the message.", "content");
            default -> error(code, "Simulated failure.", null);
        };
    }

    static HttpAnswer error(int status, String message, @org.jspecify.annotations.Nullable String field) {
        var one = new java.util.LinkedHashMap<String, Object>();
        one.put("message", message);
        one.put("field", field);
        one.put("help", null);
        return HttpAnswer.json(status, Map.of("errors", List.of(one)));
    }

    private HttpAnswer send(HttpRequest request, Counter counter) {
        if (!request.header("content-type").startsWith("application/json")) {
            return error(415, "Content-Type should be application/json.", null);
        }
        var json = json(request.body());
        var complaint = new MailSendRules(json).complaint();
        if (complaint != null) {
            return complaint;
        }
        if (json.at("/mail_settings/sandbox_mode/enable").asBoolean(false)) {
            return HttpAnswer.empty(200);
        }
        var id = "sg" + counter.next() + "-sandbox";
        var text = new MailSendText(json);
        var ourId = json.at("/custom_args/everpost_id").asString("");
        account.remember(ourId, id);
        counter.take(new Mail(id, ourId, text.sender(), text.recipients(), text.message(id)));
        return HttpAnswer.empty(202).with("X-Message-Id", id);
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }
}
