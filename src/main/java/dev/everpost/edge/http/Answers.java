package dev.everpost.edge.http;

import io.javalin.http.Context;

/** Puts answers on the wire, with the headers that keep a browser from guessing, keeping or framing them. */
public final class Answers {

    private Answers() {}

    /** Writes status, headers and body. */
    public static void write(Context ctx, Answer answer) {
        ctx.status(answer.status());
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Cache-Control", "no-store");
        ctx.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
        answer.headers().forEach(ctx::header);
        switch (answer) {
            case Answer.Json json -> body(ctx, "application/json", Json.bytes(json.body()));
            case Answer.Bytes bytes -> body(ctx, bytes.contentType(), bytes.body());
            case Problem problem -> body(ctx, Problem.CONTENT_TYPE, Json.bytes(problem.toJson(ctx.path())));
        }
    }

    private static void body(Context ctx, String contentType, byte[] body) {
        ctx.contentType(contentType).result(body);
    }
}
