package dev.everpost.health.feed.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

/** Documents of status pages, read as of one moment. */
final class Pages {

    static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

    private Pages() {}

    static FeedReading understood(FeedFormat format, String text) {
        return understood(format, text.getBytes(UTF_8));
    }

    static FeedReading understood(FeedFormat format, byte[] bytes) {
        var document = format.read(bytes, NOW);
        assertThat(document).isInstanceOf(Document.Understood.class);
        return ((Document.Understood) document).reading();
    }

    static String unreadable(FeedFormat format, String text) {
        return unreadable(format, text.getBytes(UTF_8));
    }

    static String unreadable(FeedFormat format, byte[] bytes) {
        var document = format.read(bytes, NOW);
        assertThat(document).isInstanceOf(Document.Unreadable.class);
        return ((Document.Unreadable) document).why();
    }
}
