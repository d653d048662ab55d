package dev.everpost.edge.rest;

import dev.everpost.edge.http.Answer;
import dev.everpost.edge.http.Caller;
import dev.everpost.edge.http.Problem;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What operators see of providers and do to them. */
final class Providers {

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
        return switch (Commanded.read(ctx, "reason")) {
            case Commanded.Wrong(var problem) -> problem;
            case Commanded.Sound(var reason) -> steer(ctx.pathParam("name"), command.get(), operator, reason);
        };
    }

    static Problem noSuchProvider(String name, List<String> known) {
        var hint = known.isEmpty() ? "" : DidYouMean.hint(name, known);
        return Problem.of(404, "no-such-provider", "No such provider", "there is no provider '" + name + "'" + hint)
                .with("known", known);
    }

    private Answer steer(String name, Controls.Command command, Caller.Operating operator, @Nullable String reason) {
        var provider = Messages.provider(name);
        if (provider.isEmpty()) {
            return noSuchProvider(name, List.of());
        }
        return switch (controls.steer(provider.get(), command, operator.label(), reason)) {
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
