package dev.everpost.ses;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.everpost.message.Content;
import dev.everpost.message.Message;
import dev.everpost.mime.HeaderBlock;
import dev.everpost.store.Spool;
import java.util.Arrays;
import java.util.Optional;

/** Headers from the spool. Thread-safe. */
public final class SpooledHeaders implements OriginalHeaders {

    /** A longer one is told in short: a bounce must not carry a megabyte back. */
    private static final int BYTES_MAX = 32 * 1024;

    private final Spool spool;

    public SpooledHeaders(Spool spool) {
        this.spool = spool;
    }

    @Override
    public Content of(Message message) {
        return spool.content(message.id()).flatMap(SpooledHeaders::header).orElseGet(() -> known(message));
    }

    private static Optional<Content> header(Content content) {
        int end = HeaderBlock.of(content.bytes()).end();
        return end > BYTES_MAX ? Optional.empty() : Optional.of(new Content(Arrays.copyOf(content.bytes(), end)));
    }

    private static Content known(Message message) {
        var text = "X-Everpost-Message: " + message.id() + "\r\n";
        return new Content(text.getBytes(UTF_8));
    }
}
