package dev.everpost.provider.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/**
 * A request body that notes when it begins to leave as a whole: until its last piece was handed to the connection, the other
 * side cannot have a complete request.
 */
final class WatchedBody extends AbstractHttpEntity {

    private final List<byte[]> pieces;
    private final AtomicBoolean sent;

    WatchedBody(WebRequest request, AtomicBoolean sent) {
        super(request.contentType() == null ? null : ContentType.parse(request.contentType()), null);
        this.pieces = request.body();
        this.sent = sent;
    }

    @Override
    public long getContentLength() {
        return pieces.stream().mapToLong(piece -> piece.length).sum();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        for (var piece : pieces.subList(0, pieces.size() - 1)) {
            out.write(piece);
        }
        var last = pieces.getLast();
        int most = Math.max(0, last.length - 1);
        out.write(last, 0, most);
        // before the last byte: when its write fails, nobody knows whether it was taken
        sent.set(true);
        out.write(last, most, last.length - most);
    }

    @Override
    public InputStream getContent() {
        var streams =
                pieces.stream().<InputStream>map(ByteArrayInputStream::new).toList();
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public void close() {
        // memory needs no closing
    }
}
