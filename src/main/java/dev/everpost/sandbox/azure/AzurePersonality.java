package dev.everpost.sandbox.azure;

import dev.everpost.sandbox.ApiRefusals;
import dev.everpost.sandbox.HttpAnswer;
import dev.everpost.sandbox.HttpRequest;
import dev.everpost.sandbox.Personality;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A Communication Services resource with e-mail: Send and Get Send Result, signed with the access key. Thread-safe.
 *
 * <p>Source: the REST reference and the JavaScript library of Azure Communication Services Email.
 */
public final class AzurePersonality implements Personality {

    /** Its access key. */
    public static final String ACCESS_KEY = "c2ltdWxhdGVkLWF6dXJlLWFjY2Vzcy1rZXk=";

    /** What the address that Event Grid posts to ends in. */
    public static final String HOOK_TOKEN = "simulated-azure-token";

    /** Operations that are known at a time. */
    private static final int KNOWN_MAX = 10_000;

    private final AzureErrors errors = new AzureErrors();
    private final AzureSignature signature = new AzureSignature(ACCESS_KEY);
    private final Map<String, String> known = new ConcurrentHashMap<>();

    @Override
    public String vendor() {
        return "azure";
    }

    @Override
    public String credentials() {
        return "access_key: \"" + ACCESS_KEY + "\", hook: { token: " + HOOK_TOKEN + " }";
    }

    @Override
    public boolean isSending(HttpRequest request) {
        return request.method().equals("POST") && request.path().equals("/emails:send");
    }

    @Override
    public HttpAnswer answer(HttpRequest request, Counter counter) {
        if (!request.query().contains("api-version=20")) {
            return AzureErrors.say(400, "BadRequest", "The api-version query parameter is required.");
        }
        if (!signature.isGood(request, counter.now())) {
            return AzureErrors.say(401, "Denied", "Denied by the resource provider.");
        }
        return isSending(request) ? send(request, counter) : operation(request, counter);
    }

    @Override
    public List<HookPost> reports(List<Happening> happenings) {
        return AzureReports.posts(happenings);
    }

    /** What Event Grid asks before the first post. */
    public HookPost validation(String code) {
        return AzureReports.validation(code);
    }

    @Override
    public ApiRefusals<HttpAnswer> refusals() {
        return errors;
    }

    private HttpAnswer send(HttpRequest request, Counter counter) {
        var mail = AzureMail.read(request.body());
        var flaw = mail.flaw(request.body().length);
        if (flaw.isPresent()) {
            return flaw.get();
        }
        var given = request.header("operation-id").toLowerCase(Locale.ROOT);
        if (!given.isEmpty() && !given.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            return AzureErrors.say(400, "BadRequest", "Operation-Id must be a UUID.");
        }
        var id = given.isEmpty() ? fresh(counter) : given;
        if (known.size() > KNOWN_MAX) {
            known.clear();
        }
        if (known.putIfAbsent(id, "Succeeded") == null) {
            counter.take(new Mail(
                    id,
                    mail.ourId(),
                    mail.sender(),
                    mail.recipients(),
                    mail.built().bytes()));
        }
        return status(202, id, "Running")
                .with(
                        "Operation-Location",
                        "http://" + request.header("host") + "/emails/operations/" + id + "?" + request.query())
                .with("Retry-After", "1");
    }

    private HttpAnswer operation(HttpRequest request, Counter counter) {
        if (!counter.sendingEnabled()) {
            return errors.suspended();
        }
        var id = request.path().replaceFirst("^/emails/operations/", "").toLowerCase(Locale.ROOT);
        var status = known.get(id);
        return status == null
                ? AzureErrors.say(404, "OperationNotFound", "Couldn't find a record with the operation ID.")
                : status(200, id, status);
    }

    private static HttpAnswer status(int code, String id, String status) {
        return HttpAnswer.json(code, Map.of("id", id, "status", status));
    }

    private static String fresh(Counter counter) {
        return UUID.nameUUIDFromBytes(("azure" + counter.next()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
