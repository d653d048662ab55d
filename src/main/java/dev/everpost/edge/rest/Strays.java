package dev.everpost.edge.rest;

import dev.everpost.edge.http.Answers;
import dev.everpost.edge.http.Problem;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.router.EndpointNotFound;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Requests that no route takes: a wrong path, or a wrong method on a path that exists. */
final class Strays {

    private Strays() {}

    static void register(JavalinConfig config) {
        config.http.prefer405over404 = true;
        config.routes.exception(EndpointNotFound.class, (_, ctx) -> Answers.write(ctx, noSuchPath(ctx)));
        config.routes.exception(
                MethodNotAllowedResponse.class,
                (refusal, ctx) -> Answers.write(ctx, wrongMethod(ctx, allowed(refusal))));
    }

    private static Problem noSuchPath(Context ctx) {
        return Problem.of(
                404,
                "no-such-path",
                "No such path",
                "there is no " + ctx.method() + " " + ctx.path() + "; the API is under /api/v1: messages, suppressions,"
                        + " webhooks, events, queue, providers, route/explain, health, facts, news, reload");
    }

    /** RFC 9110 section 15.5.6: the answer must name the methods that the path has. */
    private static Problem wrongMethod(Context ctx, String allowed) {
        return Problem.of(
                        405,
                        "wrong-method",
                        "Wrong method",
                        "there is no " + ctx.method() + " for " + ctx.path() + "; it has " + allowed)
                .withHeader("Allow", allowed);
    }

    /** The one detail of the refusal is the list; its name depends on who asks. */
    private static String allowed(MethodNotAllowedResponse refusal) {
        return refusal.getDetails().values().stream()
                .flatMap(methods -> Arrays.stream(methods.split(", ")))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
