package dev.everpost.sandbox.postmark;

import dev.everpost.sandbox.ApiRefusals;
import dev.everpost.sandbox.HttpAnswer;
import java.util.Map;

/** The errors of Postmark's API: an HTTP status, an ErrorCode and words. */
final class PostmarkErrors implements ApiRefusals<HttpAnswer> {

    static HttpAnswer say(int status, int code, String words) {
        return HttpAnswer.json(status, Map.of("ErrorCode", code, "Message", words));
    }

    @Override
    public HttpAnswer throttled() {
        return say(429, 429, "You have exceeded the allowed rate limit.");
    }

    @Override
    public HttpAnswer quotaSpent() {
        return say(422, 405, "Not allowed to send: your account has run out of credits.");
    }

    @Override
    public HttpAnswer suspended() {
        return say(422, 413, "Account may not send: it has been blocked from sending.");
    }

    @Override
    public HttpAnswer failing(int code) {
        return switch (code) {
            case 401, 403 -> say(401, 10, "No Account or Server API tokens were supplied in the HTTP headers.");
            case 404 -> say(404, 1235, "The message stream provided does not exist on this server.");
            case 421, 450, 451, 452, 454, 503 -> say(503, 100, "Postmark is in maintenance mode.");
            case 429 -> throttled();
            case 550, 551, 552, 553, 554 -> say(422, 300, "Invalid email request: simulated refusal of the message.");
            default ->
                code >= 500
                        ? say(code, 0, "Internal server error")
                        : say(422, 402, "Invalid JSON: simulated refusal of the request.");
        };
    }
}
