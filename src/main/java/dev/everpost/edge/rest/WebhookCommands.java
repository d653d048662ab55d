package dev.everpost.edge.rest;

import dev.everpost.edge.http.Answer;
import dev.everpost.edge.http.Caller;
import dev.everpost.edge.http.Doors;
import dev.everpost.edge.http.Problem;
import dev.everpost.publish.webhooks.Change;
import dev.everpost.publish.webhooks.Endpoint;
import dev.everpost.publish.webhooks.Replays;
import dev.everpost.publish.webhooks.WebhookSecret;
import dev.everpost.publish.webhooks.Webhooks;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What can be done with an endpoint: test, replay, rotate, enable, disable. */
final class WebhookCommands {

    private final Webhooks webhooks;

    WebhookCommands(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    Answer command(Context ctx, Caller.Known caller) {
        var found = WebhookPages.found(webhooks.book(), ctx, caller);
        if (found.isEmpty()) {
            return WebhookPages.notFound(ctx);
        }
        boolean isReplay = ctx.pathParam("command").equals("replay");
        return switch (Commanded.read(ctx, isReplay ? "since" : "reason")) {
            case Commanded.Wrong(var problem) -> problem;
            case Commanded.Sound(var text) -> done(ctx, found.get(), caller, Objects.requireNonNullElse(text, ""));
        };
    }

    private Answer done(Context ctx, Endpoint endpoint, Caller.Known caller, String text) {
        return switch (ctx.pathParam("command")) {
            case "test" -> test(endpoint);
            case "replay" -> replay(endpoint, text);
            case "rotate" -> rotate(endpoint, ctx);
            case "enable" -> WebhookPages.done(webhooks.wellbeing().enable(endpoint.name()), ctx);
            case "disable" -> {
                var why = "by " + caller.label() + (text.isEmpty() ? "" : ": " + text);
                yield WebhookPages.done(webhooks.book().disable(endpoint.name(), why), ctx);
            }
            default ->
                Problem.of(
                        404,
                        "no-such-command",
                        "No such command",
                        "there are test, replay, rotate, enable and disable for a webhook");
        };
    }

    private Answer test(Endpoint endpoint) {
        var result = webhooks.trial().of(endpoint);
        var members = new LinkedHashMap<String, Object>();
        members.put("name", endpoint.name());
        members.put("taken", result.taken());
        members.put("answer", result.answer());
        members.put("took_ms", result.took().toMillis());
        return Answer.Json.ok(members);
    }

    private Answer rotate(Endpoint endpoint, Context ctx) {
        var fresh = WebhookSecret.fresh();
        var change = webhooks.book().rotate(endpoint.name(), fresh);
        return change instanceof Change.Done(var after)
                ? Answer.Json.ok(WebhookPages.withSecret(after, fresh))
                : WebhookPages.refused(change, ctx);
    }

    private Answer replay(Endpoint endpoint, String since) {
        var time = Spans.time(since);
        if (time.isEmpty()) {
            return Complaint.problem(List.of(new Complaint("since", "'" + since + "' " + Query.TIME_HINT)));
        }
        if (endpoint.condition().disabledSince() != null) {
            return Problem.of(
                    409,
                    "webhook-disabled",
                    "Webhook disabled",
                    "nothing is sent to a disabled webhook; enable it, then replay since its disabled_since");
        }
        return begun(endpoint, time.get());
    }

    private Answer begun(Endpoint endpoint, Instant since) {
        return switch (webhooks.replays().ask(endpoint, since)) {
            case Replays.Asked.Begun(var replay) ->
                new Answer.Json(
                        202,
                        Map.of(
                                "name",
                                endpoint.name(),
                                "since",
                                since,
                                "facts",
                                Math.max(0, replay.upTo() - replay.after())),
                        Map.of());
            case Replays.Asked.Full(var most) ->
                Problem.of(
                                429,
                                "too-many-replays",
                                "Too many replays",
                                most + " replays are under way, the most; wait until one has ended")
                        .withHeader("Retry-After", "60");
            case Replays.Asked.Unavailable(var why) -> Doors.unavailable(why);
        };
    }
}
