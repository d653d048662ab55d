package dev.everpost.edge.ses;

import dev.everpost.edge.sigv4.SignedRequest;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/** A request as the HTTP server has it, seen as SigV4 needs it; reads the body within a limit. */
public final class ServletRequest implements SignedRequest {

    private static final long DRAIN_BYTES_MAX = 128L * 1024 * 1024;

    private final HttpServletRequest request;

    public ServletRequest(Context context) {
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
    public long declaredBytes() {
        return request.getContentLengthLong();
    }

    /** The body, or {@code bytesMax + 1} bytes of it when it is longer. */
    public byte[] body(int bytesMax) throws IOException {
        return RequestBody.read(request.getInputStream(), declaredBytes(), bytesMax);
    }

    /** Reads on without keeping, so that a client still writing hears why it is refused. */
    public void drain() throws IOException {
        var sink = new byte[8192];
        var stream = request.getInputStream();
        long drained = 0;
        for (int read = 0; read >= 0 && drained < DRAIN_BYTES_MAX; drained += read) {
            read = stream.read(sink);
        }
    }
}
