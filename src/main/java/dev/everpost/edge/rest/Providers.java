package dev.everpost.edge.rest;

import dev.everpost.edge.http.Answer;
import dev.everpost.edge.http.Caller;
import dev.everpost.edge.http.Problem;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What operators see of providers and do to them. */
final class Providers {

    /** A command's body is small. */
    static final int BODY_BYTES_MAX = 16 * 1024;
    /** Characters of a reason. */
    private static final int REASON_LENGTH_MAX = 500;

    private final Controls controls;

    Providers(Controls controls) {
        this.controls = controls;
    }

    Answer list(Context ctx, Caller.Operating operator) {
        return Answer.Json.ok(Map.of("providers", controls.providers()));
    }

    Answer steer(Context ctx, Caller.Operating operator) {
        var command = command(ctx.pathParam("command"));
        if (command.isEmpty()) {
            return Problem.of(
                    404,
                    "no-such-command",
                    "No such command",
                    "'" + ctx.pathParam("command") + "' is no command; there are drain, force and resume");
        }
        return switch (Body.json(ctx, BODY_BYTES_MAX)) {
            case Body.Bad(var problem) -> problem;
            case Body.JsonObject(var node) -> {
                var complaints = new ArrayList<Complaint>();
                var fields = new Fields(node, "", complaints);
                var reason = fields.text("reason");
                if (reason != null && reason.length() > REASON_LENGTH_MAX) {
                    fields.complain("reason", "is longer than " + REASON_LENGTH_MAX + " characters; shorten it");
                }
                fields.complainOfTheRest();
                yield complaints.isEmpty()
                        ? steer(ctx.pathParam("name"), command.get(), operator, Optional.ofNullable(reason))
                        : Complaint.problem(complaints);
            }
            case Body.Rfc822 _ -> throw new IllegalStateException("a JSON body was asked for");
        };
    }

    static Problem noSuchProvider(String name, List<String> known) {
        var hint = known.isEmpty() ? "" : DidYouMean.hint(name, known);
        return Problem.of(404, "no-such-provider", "No such provider", "there is no provider '" + name + "'" + hint)
                .with("known", known);
    }

    private Answer steer(String name, Controls.Command command, Caller.Operating operator, Optional<String> reason) {
        var provider = Messages.provider(name);
        if (provider.isEmpty()) {
            return noSuchProvider(name, List.of());
        }
        return switch (controls.steer(provider.get(), command, operator.label(), reason.orElse(null))) {
            case Controls.Steering.Done(var view) -> Answer.Json.ok(view);
            case Controls.Steering.NoSuchProvider(var known) -> noSuchProvider(name, known);
            case Controls.Steering.NotNow(var why) -> Problem.of(409, "not-now", "Not now", why);
        };
    }

    private static Optional<Controls.Command> command(String text) {
        return Arrays.stream(Controls.Command.values())
                .filter(command -> command.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }
}
