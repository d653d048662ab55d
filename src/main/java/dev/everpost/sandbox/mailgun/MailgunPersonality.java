package dev.everpost.sandbox.mailgun;

import dev.everpost.sandbox.ApiRefusals;
import dev.everpost.sandbox.HttpAnswer;
import dev.everpost.sandbox.HttpRequest;
import dev.everpost.sandbox.Personality;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Mailgun's API: messages, messages.mime, the domain, the account's limit, events, and signed webhooks. Thread-safe.
 *
 * <p>Source: the API reference and the manual of Mailgun. {@code example.com} is the account's domain, in the region that is asked.
 */
public final class MailgunPersonality implements Personality, ApiRefusals<HttpAnswer> {

    /** The key of the account. */
    public static final String API_KEY = "key-sandbox-never-a-real-key";

    /** What its webhooks are signed with. */
    public static final String SIGNING_KEY = "sandbox-never-a-real-signing-key";

    static final String DOMAIN = "example.com";

    private static final String AUTHORIZATION =
            "Basic " + Base64.getEncoder().encodeToString(("api:" + API_KEY).getBytes(StandardCharsets.UTF_8));

    private final EventPosts events = new EventPosts();
    private final AccountDesk account = new AccountDesk();

    @Override
    public String vendor() {
        return "mailgun";
    }

    @Override
    public String credentials() {
        return "region: us, domain: " + DOMAIN + ", api_key: " + API_KEY + ", hook: { signing_key: " + SIGNING_KEY
                + " }";
    }

    @Override
    public boolean isSending(HttpRequest request) {
        return request.method().equals("POST") && request.path().matches("/v3/[^/]+/messages(\\.mime)?");
    }

    @Override
    public HttpAnswer answer(HttpRequest request, Counter counter) {
        if (!request.header("authorization").equals(AUTHORIZATION)) {
            return new HttpAnswer(401, "text/plain", List.of(), "Forbidden".getBytes(StandardCharsets.US_ASCII));
        }
        if (!isSending(request)) {
            return account.answer(request, counter);
        }
        var domain = request.path().split("/")[2];
        return domain.equals(DOMAIN)
                ? send(new MessageForm(FormData.of(request), request.path().endsWith(".mime")), counter)
                : error(404, "Domain not found: " + domain);
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
        return error(429, "Too many requests").with("Retry-After", "2");
    }

    @Override
    public HttpAnswer quotaSpent() {
        return error(
                420,
                "Domain " + DOMAIN
                        + " is not allowed to send: recipient limit exceeded, try again after Sun, 22 Nov 2026"
                        + " 13:00:00 UTC");
    }

    @Override
    public HttpAnswer suspended() {
        return error(403, "Domain " + DOMAIN + " is not allowed to send: The account is disabled.");
    }

    @Override
    public HttpAnswer failing(int code) {
        return switch (code) {
            case 401, 403 ->
                new HttpAnswer(401, "text/plain", List.of(), "Forbidden".getBytes(StandardCharsets.US_ASCII));
            case 421, 450, 451, 452, 454 -> error(503, "Simulated failure");
            case 429 -> throttled();
            case 550, 551, 552, 553, 554 -> error(400, "Simulated refusal of the message");
            default -> error(code, "Simulated failure");
        };
    }

    static HttpAnswer error(int status, String message) {
        return HttpAnswer.json(status, Map.of("message", message));
    }

    private HttpAnswer send(MessageForm form, Counter counter) {
        var complaint = form.complaint();
        if (complaint != null) {
            return error(400, complaint);
        }
        var id = form.messageId();
        id = id.isEmpty() ? "2026." + counter.next() + "@" + DOMAIN : id;
        account.remember(id, form.ourId(), form.recipients(), counter.now());
        counter.take(new Mail(id, form.ourId(), form.sender(), form.recipients(), form.message(id)));
        return HttpAnswer.json(200, Map.of("id", "<" + id + ">", "message", "Queued. Thank you."));
    }
}
