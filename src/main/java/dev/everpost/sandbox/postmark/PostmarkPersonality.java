package dev.everpost.sandbox.postmark;

import dev.everpost.sandbox.ApiRefusals;
import dev.everpost.sandbox.HttpAnswer;
import dev.everpost.sandbox.HttpRequest;
import dev.everpost.sandbox.Personality;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Postmark: the Email API with batches, the server, its sender domains, the search for outbound messages, and webhooks. Thread-safe.
 *
 * <p>{@code inactive@} any domain is an inactive recipient, {@code illegal@} one that Postmark cannot read, and {@code unverified.test}
 * a sender domain that is not the account's. Source: Postmark's developer documentation.
 */
public final class PostmarkPersonality implements Personality {

    /** The only tokens that are let in. */
    static final String SERVER_TOKEN = "postmark-server-token";

    static final String ACCOUNT_TOKEN = "postmark-account-token";

    private static final JsonMapper JSON = new JsonMapper();

    private final PostmarkArchive archive = new PostmarkArchive();
    private final PostmarkDesk desk = new PostmarkDesk(archive);
    private final PostmarkErrors errors = new PostmarkErrors();

    @Override
    public String vendor() {
        return "postmark";
    }

    @Override
    public String credentials() {
        return "server_token: " + SERVER_TOKEN + ", account_token: " + ACCOUNT_TOKEN + ", hook: { username: "
                + PostmarkReports.USERNAME + ", password: " + PostmarkReports.PASSWORD + " }";
    }

    @Override
    public boolean isSending(HttpRequest request) {
        return request.method().equals("POST") && request.path().startsWith("/email");
    }

    @Override
    public HttpAnswer answer(HttpRequest request, Counter counter) {
        boolean forAccount = request.path().equals("/domains");
        var given = request.header(forAccount ? "x-postmark-account-token" : "x-postmark-server-token");
        if (!given.equals(forAccount ? ACCOUNT_TOKEN : SERVER_TOKEN)) {
            return PostmarkErrors.say(
                    401,
                    10,
                    "The Server Token you provided in the X-Postmark-Server-Token request header was invalid.");
        }
        return switch (request.method() + " " + request.path()) {
            case "POST /email" -> send(request, counter);
            case "POST /email/batch" -> batch(request, counter);
            case "GET /server" -> server(counter);
            case "GET /domains" -> domains();
            case "GET /messages/outbound" -> archive.search(query(request), counter);
            default -> PostmarkErrors.say(404, 0, "Not simulated: " + request.method());
        };
    }

    @Override
    public List<HookPost> reports(List<Happening> happenings) {
        return happenings.stream().map(PostmarkReports::post).toList();
    }

    @Override
    public ApiRefusals<HttpAnswer> refusals() {
        return errors;
    }

    private HttpAnswer send(HttpRequest request, Counter counter) {
        var json = json(request);
        return json.isObject() ? desk.one(json, counter) : invalidJson();
    }

    private HttpAnswer batch(HttpRequest request, Counter counter) {
        var json = json(request);
        return json.isArray() ? desk.batch(json, counter) : invalidJson();
    }

    private static HttpAnswer invalidJson() {
        return PostmarkErrors.say(422, 402, "Invalid JSON");
    }

    private static HttpAnswer server(Counter counter) {
        return HttpAnswer.json(
                200,
                Map.of(
                        "ID",
                        1,
                        "Name",
                        "sandbox",
                        "DeliveryType",
                        counter.sendingEnabled() ? "Live" : "Sandbox",
                        "SmtpApiActivated",
                        true));
    }

    private static HttpAnswer domains() {
        var verified = Map.of("ID", 1, "Name", "example.com", "DKIMVerified", true, "ReturnPathDomainVerified", true);
        var pending = Map.of("ID", 2, "Name", "unverified.test", "DKIMVerified", false);
        return HttpAnswer.json(200, Map.of("TotalCount", 2, "Domains", List.of(verified, pending)));
    }

    private static JsonNode json(HttpRequest request) {
        try {
            return JSON.readTree(request.body());
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static Map<String, String> query(HttpRequest request) {
        return Arrays.stream(request.query().split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, _) -> first));
    }
}
