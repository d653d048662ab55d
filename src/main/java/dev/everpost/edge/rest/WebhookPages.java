package dev.everpost.edge.rest;

import dev.everpost.edge.http.Answer;
import dev.everpost.edge.http.Caller;
import dev.everpost.edge.http.Doors;
import dev.everpost.edge.http.Problem;
import dev.everpost.publish.webhooks.Change;
import dev.everpost.publish.webhooks.Endpoint;
import dev.everpost.publish.webhooks.EndpointBook;
import dev.everpost.publish.webhooks.WebhookSecret;
import dev.everpost.publish.webhooks.Webhooks;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The endpoints of events: operators see and change all, a submitter its own. A secret is shown once, when it is made. */
final class WebhookPages {

    private final Webhooks webhooks;

    WebhookPages(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    Answer list(Context ctx, Caller.Known caller) {
        var query = Query.of(ctx);
        query.complainOfTheRest();
        if (!query.complaints().isEmpty()) {
            return Complaint.problem(query.complaints());
        }
        return Answer.Json.ok(Map.of(
                "webhooks",
                webhooks.book().all().stream()
                        .filter(one -> isVisible(one, caller))
                        .map(WebhookView::of)
                        .toList()));
    }

    Answer show(Context ctx, Caller.Known caller) {
        return found(webhooks.book(), ctx, caller)
                .<Answer>map(one -> Answer.Json.ok(WebhookView.of(one)))
                .orElseGet(() -> notFound(ctx));
    }

    Answer create(Context ctx, Caller.Known caller) {
        return switch (Body.json(ctx, Commanded.BODY_BYTES_MAX)) {
            case Body.Bad(var problem) -> problem;
            case Body.JsonObject(var node) ->
                create(new WebhookReader(new Fields(node, "", new ArrayList<>()), caller), ctx);
        };
    }

    private Answer create(WebhookReader reader, Context ctx) {
        var name = reader.name();
        var given = reader.secret();
        var terms = reader.terms();
        if (terms.isEmpty()) {
            return Complaint.problem(reader.complaints());
        }
        var secret = Objects.requireNonNullElseGet(given, WebhookSecret::fresh);
        var change = webhooks.book().create(name, reader.origin(), terms.get(), secret);
        return change instanceof Change.Done(var endpoint)
                ? new Answer.Json(201, withSecret(endpoint, secret), Map.of("Location", EventApi.WEBHOOKS + "/" + name))
                : refused(change, ctx);
    }

    Answer change(Context ctx, Caller.Known caller) {
        if (found(webhooks.book(), ctx, caller).isEmpty()) {
            return notFound(ctx);
        }
        return switch (Body.json(ctx, Commanded.BODY_BYTES_MAX)) {
            case Body.Bad(var problem) -> problem;
            case Body.JsonObject(var node) -> {
                var reader = new WebhookReader(new Fields(node, "", new ArrayList<>()), caller);
                yield reader.terms()
                        .map(terms -> done(webhooks.book().change(ctx.pathParam("name"), _ -> terms), ctx))
                        .orElseGet(() -> Complaint.problem(reader.complaints()));
            }
        };
    }

    Answer remove(Context ctx, Caller.Known caller) {
        return found(webhooks.book(), ctx, caller)
                .map(one -> done(webhooks.wellbeing().remove(one.name()), ctx))
                .orElseGet(() -> notFound(ctx));
    }

    static Map<String, Object> withSecret(Endpoint endpoint, WebhookSecret secret) {
        var members = new LinkedHashMap<>(WebhookView.of(endpoint));
        members.put("secret", secret.text());
        return members;
    }

    static Answer done(Change change, Context ctx) {
        return change instanceof Change.Done(var endpoint)
                ? Answer.Json.ok(WebhookView.of(endpoint))
                : refused(change, ctx);
    }

    static Answer refused(Change change, Context ctx) {
        return switch (change) {
            case Change.Done(var endpoint) -> Answer.Json.ok(WebhookView.of(endpoint));
            case Change.NotFound() -> notFound(ctx);
            case Change.Taken() ->
                Problem.of(409, "webhook-exists", "Webhook exists", "the name is taken; choose another, or change it");
            case Change.Full(var most) ->
                Problem.of(
                                409,
                                "too-many-webhooks",
                                "Too many webhooks",
                                "there are " + most + ", the most; remove one")
                        .with("limit", most);
            case Change.Configured() ->
                Problem.of(
                        409,
                        "webhook-configured",
                        "Webhook of the configuration",
                        "it stands in the configuration file under webhooks; change it there and reload");
            case Change.Unavailable(var why) -> Doors.unavailable(why);
        };
    }

    /** What a caller may not see does not exist for it. */
    static Optional<Endpoint> found(EndpointBook book, Context ctx, Caller.Known caller) {
        return book.find(ctx.pathParam("name")).filter(one -> isVisible(one, caller));
    }

    static Problem notFound(Context ctx) {
        return Problem.of(
                404,
                "no-such-webhook",
                "No such webhook",
                "there is no webhook of this name; GET " + EventApi.WEBHOOKS + " lists them");
    }

    private static boolean isVisible(Endpoint one, Caller.Known caller) {
        return switch (caller) {
            case Caller.Operating _ -> true;
            case Caller.Submitting submitting -> one.owner() != null && submitting.maySee(one.owner());
        };
    }
}
