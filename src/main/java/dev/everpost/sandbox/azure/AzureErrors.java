package dev.everpost.sandbox.azure;

import dev.everpost.sandbox.ApiRefusals;
import dev.everpost.sandbox.HttpAnswer;
import java.util.Map;

/** Azure's errors in its shape: {@code {"error":{"code":"...","message":"..."}}} and the field x-ms-error-code. */
final class AzureErrors implements ApiRefusals<HttpAnswer> {

    static HttpAnswer say(int status, String code, String message) {
        return HttpAnswer.json(status, Map.of("error", Map.of("code", code, "message", message)))
                .with("x-ms-error-code", code);
    }

    @Override
    public HttpAnswer throttled() {
        return tooMany("5");
    }

    /** The limit of the hour shows by its wait alone. */
    @Override
    public HttpAnswer quotaSpent() {
        return tooMany("2700");
    }

    @Override
    public HttpAnswer suspended() {
        return say(403, "ResourceSuspended", "The resource is suspended.");
    }

    @Override
    public HttpAnswer failing(int code) {
        return switch (code) {
            case 401 -> say(401, "Denied", "Denied by the resource provider.");
            case 403 -> say(403, "Forbidden", "The access key may not do this.");
            case 404 -> say(404, "NotFound", "The resource does not exist.");
            case 429 -> throttled();
            case 421, 450, 451, 452, 454, 503 -> say(503, "ServiceUnavailable", "Simulated failure.");
            case 550, 551, 552, 553, 554 -> say(400, "BadRequest", "Simulated refusal of the message.");
            default ->
                code >= 500
                        ? say(code, "InternalServerError", "Simulated failure.")
                        : say(code, "BadRequest", "Simulated refusal of the request.");
        };
    }

    private static HttpAnswer tooMany(String seconds) {
        return say(429, "TooManyRequests", "Exceeded the number of e-mails that may be sent. Retry later.")
                .with("Retry-After", seconds);
    }
}
