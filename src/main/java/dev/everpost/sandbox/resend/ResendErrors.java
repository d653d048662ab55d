package dev.everpost.sandbox.resend;

import dev.everpost.sandbox.ApiRefusals;
import dev.everpost.sandbox.HttpAnswer;
import java.util.LinkedHashMap;

/** Resend's errors in its shape: {@code {"statusCode":422,"message":"...","name":"validation_error"}}. */
final class ResendErrors implements ApiRefusals<HttpAnswer> {

    static HttpAnswer say(int status, String name, String message) {
        var body = new LinkedHashMap<String, Object>();
        body.put("statusCode", status);
        body.put("message", message);
        body.put("name", name);
        return HttpAnswer.json(status, body);
    }

    @Override
    public HttpAnswer throttled() {
        return say(
                        429,
                        "rate_limit_exceeded",
                        "Too many requests. You can only make 5 requests per second. See rate limit response headers"
                                + " for more information.")
                .with("ratelimit-limit", "5")
                .with("ratelimit-remaining", "0")
                .with("ratelimit-reset", "1")
                .with("retry-after", "1");
    }

    @Override
    public HttpAnswer quotaSpent() {
        return say(429, "daily_quota_exceeded", "You have exceeded your daily email sending quota.");
    }

    @Override
    public HttpAnswer suspended() {
        return say(403, "suspended_api_key", "This API key is suspended");
    }

    @Override
    public HttpAnswer failing(int code) {
        return switch (code) {
            case 401 -> say(401, "missing_api_key", "Missing API Key");
            case 403 -> say(403, "invalid_api_key", "API key is invalid");
            case 404 -> say(404, "not_found", "The requested endpoint does not exist");
            case 429 -> throttled();
            case 421, 450, 451, 452, 454, 503 -> say(503, "service_unavailable", "API is temporarily unavailable");
            case 550, 551, 552, 553, 554 -> say(422, "validation_error", "Simulated refusal of the message.");
            default ->
                code >= 500
                        ? say(code, "application_error", "An unexpected error occurred.")
                        : say(code, "validation_error", "Simulated refusal of the request.");
        };
    }
}
