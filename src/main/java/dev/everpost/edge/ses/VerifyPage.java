package dev.everpost.edge.ses;

import dev.everpost.ses.Confirmation;
import dev.everpost.ses.Verifications;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** The page behind a verification link. It shows nothing that the link carries. Thread-safe. */
final class VerifyPage {

    private static final String PATH = "/ses/verify";

    private final Verifications verifications;

    VerifyPage(Verifications verifications) {
        this.verifications = verifications;
    }

    void register(JavalinConfig config) {
        config.routes.get(PATH, this::show);
    }

    private void show(Context context) {
        var token = context.queryParam("token");
        context.header("Cache-Control", "no-store");
        context.header("Referrer-Policy", "no-referrer");
        context.header("X-Content-Type-Options", "nosniff");
        context.header(
                "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
        switch (verifications.confirm(token == null ? "" : token)) {
            case Confirmation.Verified(var identity, var goTo) ->
                show(context, 200, goTo, "Address verified", "Thank you. The address may be used as sender now.");
            case Confirmation.Expired(var goTo) ->
                show(context, 410, goTo, "Link expired", "This link is too old. Ask for a new mail.");
            case Confirmation.Unknown() ->
                show(context, 404, null, "Unknown link", "This link was used already, or it is not complete.");
            case Confirmation.Unavailable() ->
                show(context, 503, null, "Try again", "This cannot be kept just now. The link stays good.");
        }
    }

    private static void show(Context context, int status, @Nullable String goTo, String title, String text) {
        if (goTo != null) {
            context.status(302);
            context.header("Location", goTo);
            return;
        }
        context.status(status);
        context.contentType("text/html; charset=utf-8");
        context.result("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>" + title
                + "</title><body style=\"font: 1.1rem/1.5 sans-serif; max-width: 34rem; margin: 4rem auto\"><h1>"
                + title
                + "</h1><p>" + text + "</p></body></html>\n");
    }
}
