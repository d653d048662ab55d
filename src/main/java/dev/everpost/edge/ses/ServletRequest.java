package dev.everpost.edge.ses;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/** A request as the HTTP server has it, seen as SigV4 needs it; reads the body within a limit. */
final class ServletRequest implements SignedRequest {

    private final HttpServletRequest request;

    ServletRequest(Context context) {
        this.request = context.req();
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String path() {
        return request.getRequestURI();
    }

    @Override
    public String query() {
        var query = request.getQueryString();
        return query == null ? "" : query;
    }

    @Override
    public List<String> headers(String name) {
        return Collections.list(request.getHeaders(name));
    }

    /** The declared length, or -1. */
    long declaredBytes() {
        return request.getContentLengthLong();
    }

    /** The body, or {@code bytesMax + 1} bytes of it when it is longer. */
    byte[] body(int bytesMax) throws IOException {
        return request.getInputStream().readNBytes(bytesMax + 1);
    }
}
