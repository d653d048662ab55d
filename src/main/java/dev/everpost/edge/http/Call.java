package dev.everpost.edge.http;

import io.javalin.http.Context;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a request that decide who calls and whether a browser was tricked into calling.
 *
 * @param remoteAddress the peer's IP address in text
 * @param forwarded true when a proxy says that it calls for somebody else
 * @param site the Fetch Metadata header {@code Sec-Fetch-Site}, which only browsers send
 */
public record Call(
        String method,
        String remoteAddress,
        boolean forwarded,
        @Nullable String host,
        @Nullable String origin,
        @Nullable String site,
        @Nullable String contentType,
        @Nullable String authorization) {

    /** Reads the parts from a request. */
    public static Call of(Context ctx) {
        return new Call(
                ctx.req().getMethod(),
                ctx.ip(),
                ctx.header("X-Forwarded-For") != null || ctx.header("Forwarded") != null,
                ctx.header("Host"),
                ctx.header("Origin"),
                ctx.header("Sec-Fetch-Site"),
                ctx.contentType(),
                ctx.header("Authorization"));
    }

    /** True when the method may change something, RFC 9110 section 9.2.1. */
    boolean isUnsafe() {
        return switch (method) {
            case "GET", "HEAD", "OPTIONS" -> false;
            default -> true;
        };
    }

    /** The media type without parameters, in lower case; empty when there is none. */
    String mediaType() {
        return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "Call[" + method + " from " + remoteAddress + "]";
    }
}
