package dev.everpost.edge.hooks;

import dev.everpost.world.Time;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** The body of a post, read whole but never beyond its limit, unpacked where it is packed. */
sealed interface Posted {

    /** All of it. */
    @SuppressWarnings("ArrayRecordComponent") // handed on at once and never compared
    record Whole(byte[] bytes) implements Posted {}

    /** It is not read. */
    record Not(HookEnd end, String why) implements Posted {}

    int CHUNK = 16 * 1024;

    /** Reads what is there; a packed body counts by what comes out, so that a small one cannot fill the memory. */
    static Posted read(Context ctx, HookLimits limits, Time time) {
        var header = ctx.header("Content-Encoding");
        var encoding = header == null ? "identity" : header.strip().toLowerCase(Locale.ROOT);
        try {
            return switch (encoding) {
                case "", "identity" -> read(ctx.bodyInputStream(), limits, time);
                case "gzip", "x-gzip" -> read(new GZIPInputStream(ctx.bodyInputStream(), CHUNK), limits, time);
                default -> new Not(HookEnd.UNSUPPORTED, "its Content-Encoding is neither gzip nor identity");
            };
        } catch (IOException broken) {
            return new Not(HookEnd.MALFORMED, "the body ended early, came too slowly or is not what its encoding says");
        }
    }

    private static Posted read(InputStream in, HookLimits limits, Time time) throws IOException {
        long start = time.nanos();
        var whole = new ByteArrayOutputStream();
        var chunk = new byte[CHUNK];
        int read = in.read(chunk);
        while (read >= 0) {
            whole.write(chunk, 0, read);
            if (whole.size() > limits.bodyBytesMax()) {
                return new Not(HookEnd.TOO_LARGE, "the body is larger than " + limits.bodyBytesMax() + " bytes");
            }
            if (time.since(start).compareTo(limits.readWithin()) > 0) {
                return new Not(
                        HookEnd.MALFORMED,
                        "the body took longer than " + limits.readWithin().toSeconds() + " s");
            }
            read = in.read(chunk);
        }
        return new Whole(whole.toByteArray());
    }
}
