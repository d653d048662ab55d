package dev.everpost.edge.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers what the server refuses before any route sees it, such as {@code %00} in a path: a problem, not a web page. */
public final class UnreadableRequests extends ErrorHandler {

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        describe(response.getHeaders());
        response.write(true, body(status, message), callback);
    }

    private static void describe(HttpFields.Mutable headers) {
        headers.put(new HttpField(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE));
        headers.put(new HttpField(HttpHeader.CACHE_CONTROL, "no-store"));
        headers.put(new HttpField("X-Content-Type-Options", "nosniff"));
    }

    private static ByteBuffer body(int status, @Nullable String reason) {
        var why = reason == null ? HttpStatus.getMessage(status) : reason;
        var members = Problem.of(
                        status,
                        "unreadable-request",
                        "Unreadable request",
                        "the request cannot be read (" + why + "); check its path, its header and their length")
                .toJson("");
        members.remove("instance"); // no path was understood
        return ByteBuffer.wrap(Json.bytes(members));
    }
}
