package dev.everpost.edge.hooks;

import dev.everpost.provider.hook.HookRequest;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A request of the server in the words of those who read it. */
final class Requests {

    private Requests() {}

    static HookRequest of(Context ctx, byte[] body, Instant now) {
        return new HookRequest(ctx.req().getMethod(), url(ctx), headers(ctx), body, now);
    }

    /** A path or query that is no URL is nobody's secret; the reader sees the path without it. */
    private static URI url(Context ctx) {
        var query = ctx.queryString();
        var whole = ctx.url() + (query == null ? "" : "?" + query);
        try {
            return URI.create(whole);
        } catch (IllegalArgumentException notAUrl) {
            return URI.create("http://invalid/");
        }
    }

    private static Map<String, String> headers(Context ctx) {
        var headers = new LinkedHashMap<String, String>();
        for (var name : Collections.list(ctx.req().getHeaderNames())) {
            headers.putIfAbsent(name.toLowerCase(Locale.ROOT), ctx.req().getHeader(name));
        }
        return headers;
    }
}
