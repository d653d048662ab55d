package dev.everpost.sandbox.sparkpost;

import dev.everpost.sandbox.ApiRefusals;
import dev.everpost.sandbox.HttpAnswer;
import java.util.List;
import java.util.Map;

/** The errors of SparkPost's API: an HTTP status and a list of message, description and code. */
final class SparkPostErrors implements ApiRefusals<HttpAnswer> {

    static HttpAnswer say(int status, int code, String message, String description) {
        var error = Map.of("message", message, "description", description, "code", Integer.toString(code));
        return HttpAnswer.json(status, Map.of("errors", List.of(error)));
    }

    static HttpAnswer say(int status, String message) {
        return HttpAnswer.json(status, Map.of("errors", List.of(Map.of("message", message))));
    }

    @Override
    public HttpAnswer throttled() {
        return say(429, "Too many requests");
    }

    @Override
    public HttpAnswer quotaSpent() {
        return say(420, 2101, "Exceed Sending Limit (hourly)", "You have exceeded the sending limit of your plan.");
    }

    @Override
    public HttpAnswer suspended() {
        return say(403, "Your account is suspended.");
    }

    @Override
    public HttpAnswer failing(int code) {
        return switch (code) {
            case 401 -> say(401, "Unauthorized.");
            case 403 -> say(403, "Forbidden.");
            case 404 -> say(404, 1600, "resource not found", "Resource could not be found");
            case 421, 450, 451, 452, 454, 503 ->
                say(503, 1900, "Message generation module not available", "simulated failure");
            case 429 -> throttled();
            case 550, 551, 552, 553, 554 ->
                say(422, 3020, "template mime parsing error", "simulated refusal of the message");
            default ->
                code >= 500
                        ? say(code, 1500, "Failed to update database", "simulated failure")
                        : say(400, 1200, "invalid params", "simulated refusal of the request");
        };
    }
}
