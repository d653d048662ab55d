package dev.everpost.sandbox.sparkpost;

import dev.everpost.sandbox.ApiRefusals;
import dev.everpost.sandbox.HttpAnswer;
import dev.everpost.sandbox.HttpRequest;
import dev.everpost.sandbox.Personality;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * SparkPost: transmissions, the account, its sending domains, the search for events, and webhooks. Thread-safe.
 *
 * <p>{@code suppressed@} any domain is on the account's suppression list, {@code illegal@} one that SparkPost cannot read, and {@code
 * unverified.test} a sender domain that is not the account's. Source: SparkPost's API reference.
 */
public final class SparkPostPersonality implements Personality {

    /** The only key that is let in. */
    static final String API_KEY = "sparkpost-api-key";

    private static final long DAILY_LIMIT = 1_000_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final SparkPostArchive archive = new SparkPostArchive();
    private final SparkPostDesk desk = new SparkPostDesk(archive);
    private final SparkPostErrors errors = new SparkPostErrors();

    @Override
    public String vendor() {
        return "sparkpost";
    }

    @Override
    public String credentials() {
        return "region: us, api_key: " + API_KEY + ", hook: { username: " + SparkPostReports.USERNAME + ", password: "
                + SparkPostReports.PASSWORD + " }";
    }

    @Override
    public boolean isSending(HttpRequest request) {
        return request.method().equals("POST") && request.path().equals("/api/v1/transmissions");
    }

    @Override
    public HttpAnswer answer(HttpRequest request, Counter counter) {
        if (!request.header("authorization").equals(API_KEY)) {
            return SparkPostErrors.say(401, "Unauthorized.");
        }
        return switch (request.method() + " " + request.path()) {
            case "POST /api/v1/transmissions" -> send(request, counter);
            case "GET /api/v1/account" -> account(counter);
            case "GET /api/v1/sending-domains" -> domains();
            case "GET /api/v1/events/message" -> archive.search(query(request), counter);
            default -> SparkPostErrors.say(404, 1600, "resource not found", "Not simulated: " + request.method());
        };
    }

    @Override
    public List<HookPost> reports(List<Happening> happenings) {
        return SparkPostReports.posts(happenings);
    }

    @Override
    public ApiRefusals<HttpAnswer> refusals() {
        return errors;
    }

    private HttpAnswer send(HttpRequest request, Counter counter) {
        var json = json(request);
        return json.isObject()
                ? desk.take(json, counter)
                : SparkPostErrors.say(400, 1300, "invalid data format/type", "Problems parsing request as JSON");
    }

    private static HttpAnswer account(Counter counter) {
        var day = Map.of("used", counter.taken(), "limit", DAILY_LIMIT);
        return HttpAnswer.json(
                200,
                Map.of(
                        "results",
                        Map.of(
                                "company_name",
                                "sandbox",
                                "status",
                                counter.sendingEnabled() ? "active" : "suspended",
                                "usage",
                                Map.of("timestamp", counter.now().toString(), "day", day))));
    }

    private static HttpAnswer domains() {
        return HttpAnswer.json(
                200,
                Map.of(
                        "results",
                        List.of(
                                domain("example.com", true, "valid"),
                                domain("unverified.test", false, "valid"),
                                domain("blocked.test", true, "blocked"))));
    }

    private static Map<String, Object> domain(String name, boolean verified, String compliance) {
        var status =
                Map.of("ownership_verified", verified, "compliance_status", compliance, "dkim_status", "unverified");
        return Map.of("domain", name, "status", status);
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
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (first, _) -> first));
    }
}
