package dev.everpost.health.feed;

import static dev.everpost.health.feed.StatusPages.answer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.health.feed.Fetched.Validators;
import dev.everpost.health.feed.format.FeedFormat;
import dev.everpost.provider.web.WebSettings.Patience;
import dev.everpost.world.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FetcherTest {

    private static final Patience SHORT = new Patience(Duration.ofMillis(500), Duration.ofMillis(500));

    private final StatusPages pages = new StatusPages();
    private final Fetcher fetcher = new Fetcher("1.0", World.real());

    @AfterEach
    void close() {
        fetcher.close();
        pages.close();
    }

    @Test
    void aDocumentComesWithWhatItCanBeAskedAgainWith() {
        pages.serve("/a", exchange -> {
            exchange.getResponseHeaders().add("ETag", "\"v1\"");
            exchange.getResponseHeaders().add("Last-Modified", "Wed, 04 Mar 2026 11:00:00 GMT");
            boolean same = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            answer(exchange, same ? 304 : 200, same ? new byte[0] : "[]".getBytes(UTF_8));
        });
        var first = (Fetched.Document) fetcher.fetch(pages.uri("/a"), Validators.NONE);
        assertThat(first.body()).isEqualTo("[]".getBytes(UTF_8));
        assertThat(first.validators()).isEqualTo(new Validators("\"v1\"", "Wed, 04 Mar 2026 11:00:00 GMT"));
        assertThat(fetcher.fetch(pages.uri("/a"), first.validators())).isInstanceOf(Fetched.Unchanged.class);
    }

    @Test
    void itSaysWhoAsks() {
        pages.serve("/a", "[]");
        fetcher.fetch(pages.uri("/a"), Validators.NONE);
        assertThat(pages.asked().getFirst().get("User-agent").getFirst()).contains("Everpost/1.0");
    }

    @Test
    void aCompressedDocumentIsUnpackedWithinTheLimit() throws IOException {
        var bomb = zipped(new byte[50 << 20]);
        pages.serve("/a", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            answer(exchange, 200, zipped("[]".getBytes(UTF_8)));
        });
        pages.serve("/bomb", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            answer(exchange, 200, bomb);
        });
        pages.serve("/broken", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            answer(exchange, 200, "[]".getBytes(UTF_8));
        });
        assertThat(((Fetched.Document) fetcher.fetch(pages.uri("/a"), Validators.NONE)).body())
                .isEqualTo("[]".getBytes(UTF_8));
        assertThat(why("/bomb")).contains("longer than " + FeedFormat.BYTES_MAX);
        assertThat(why("/broken")).contains("compression is broken");
    }

    @Test
    void aDocumentOfFiftyMegabytesIsNotReadToItsEnd() {
        pages.serve("/large", exchange -> answer(exchange, 200, new byte[50 << 20]));
        assertThat(why("/large")).contains("longer than");
    }

    @Test
    void aDocumentThatDripsIsGivenUp() {
        pages.serve("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (exchange) {
                while (true) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                    World.real().threads().sleep(Duration.ofMillis(100));
                }
            }
        });
        try (var impatient = new Fetcher("1.0", SHORT, World.real())) {
            var given = (Fetched.Failed) impatient.fetch(pages.uri("/drip"), Validators.NONE);
            assertThat(given.why()).isEqualTo("it took longer than 1000 ms");
        }
    }

    @Test
    void redirectsAreFollowedTwiceWithinOneSite() {
        pages.serve("/1", exchange -> redirect(exchange, "/2"));
        pages.serve("/2", exchange -> redirect(exchange, pages.uri("/3").toString()));
        pages.serve("/3", "[]");
        pages.serve("/0", exchange -> redirect(exchange, "/1"));
        pages.serve("/away", exchange -> redirect(exchange, "https://elsewhere.example/x"));
        assertThat(fetcher.fetch(pages.uri("/1"), Validators.NONE)).isInstanceOf(Fetched.Document.class);
        assertThat(why("/0")).isEqualTo("it redirects too often");
        assertThat(why("/away")).isEqualTo("it redirects to another site");
    }

    @Test
    void aCopyThatACacheKeptForHoursTellsOfAnotherTime() {
        pages.serve("/old", exchange -> {
            exchange.getResponseHeaders().add("Age", "7200");
            answer(exchange, 200, "[]".getBytes(UTF_8));
        });
        assertThat(why("/old")).isEqualTo("a cache served a copy that is 120 minutes old");
    }

    @Test
    void aRefusalSaysItsStatusAndHowLongToStayAway() {
        pages.serve("/busy", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "90000");
            answer(exchange, 429, "<script>".getBytes(UTF_8));
        });
        var failed = (Fetched.Failed) fetcher.fetch(pages.uri("/busy"), Validators.NONE);
        assertThat(failed.why()).isEqualTo("it answered 429");
        assertThat(failed.retryAfter()).isEqualTo(Duration.ofHours(1));
    }

    private String why(String path) {
        return ((Fetched.Failed) fetcher.fetch(pages.uri(path), Validators.NONE)).why();
    }

    private static void redirect(com.sun.net.httpserver.HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().add("Location", to);
        answer(exchange, 302, new byte[0]);
    }

    private static byte[] zipped(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(plain);
        }
        return bytes.toByteArray();
    }
}
