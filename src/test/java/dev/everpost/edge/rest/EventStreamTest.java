package dev.everpost.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.event.Cursor;
import dev.everpost.event.Event;
import dev.everpost.event.Occasions;
import dev.everpost.event.Stories;
import dev.everpost.event.Tail;
import dev.everpost.publish.Endpoint;
import dev.everpost.publish.Letters;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventStreamTest {

    private final RunningEvents running = new RunningEvents(Duration.ofMillis(200));

    @BeforeEach
    void mail() {
        running.ledger.knows(Letters.of("ann@example.net"));
    }

    @AfterEach
    void close() {
        running.close();
    }

    @Test
    void eventsComeAsTheyHappenEachWithItsPlace() throws IOException {
        try (var reader = new Reader("", RunningEvents.SHOP_KEY, "")) {
            running.happens(Letters.admitted());

            var event = reader.event();

            assertThat(event).containsEntry("event", "message.accepted").containsKey("id");
            assertThat(event.get("data")).startsWith("{\"type\":\"message.accepted\"");
        }
    }

    @Test
    void whoComesBackHearsWhatItMissed() throws IOException {
        running.happens(Letters.admitted(), Letters.ended(1, Letters.taken()));
        String place;
        try (var reader = new Reader("?after=start", RunningEvents.SHOP_KEY, "")) {
            place = reader.event().get("id");
        }

        try (var reader = new Reader("", RunningEvents.SHOP_KEY, place)) {
            assertThat(reader.event()).containsEntry("event", "message.handed_over");
        }
    }

    @Test
    void aStreamTellsOfSomebodyElsesMailNothing() throws IOException {
        try (var reader = new Reader("", RunningEvents.BILLING_KEY, "")) {
            running.happens(Letters.admitted());

            assertThat(reader.heartbeat()).startsWith("id: ");
        }
    }

    @Test
    void whileNothingHappensAStreamSaysThatItIsThere() throws IOException {
        try (var reader = new Reader("", RunningEvents.SHOP_KEY, "")) {
            assertThat(reader.heartbeat()).startsWith("id: ");
            assertThat(reader.heartbeat()).startsWith("id: ");
        }
    }

    @Test
    void aReaderThatDoesNotReadCostsItsPlaceOnlyAndIsSentAway() throws IOException {
        try (var idle = new Reader("", null, "")) {
            Endpoint.until(() -> running.tail.listeners() == 1);
            // Until the socket's buffers are full the reader is not slow: a hundred megabytes are offered.
            var large = large();
            for (long position = 0; position < 5L * Tail.EVENTS_MAX; position++) {
                running.tail.offer(position, List.of(at(large, position + 1)), position + 1);
            }
            assertThat(idle.saysUntilTheEnd()).contains("too far behind; connect again");
        }
        Endpoint.until(() -> running.tail.listeners() == 0);
    }

    @Test
    void aStreamEndsWhenTheGatewayStops() throws IOException {
        try (var reader = new Reader("", RunningEvents.SHOP_KEY, "")) {
            Endpoint.until(() -> running.tail.listeners() == 1);

            running.tail.close();

            assertThat(reader.saysUntilTheEnd()).isNotNull();
        }
    }

    @Test
    void aStreamIsRefusedToStrangersAndForWhatCannotBeMeant() {
        var client = new KeyedClient(running.url());

        assertThat(client.get("/api/v1/events/stream", "wrong").status()).isEqualTo(401);
        assertThat(client.get("/api/v1/events/stream?type=nonsense", null).status())
                .isEqualTo(422);
        assertThat(client.get("/api/v1/events/stream?after=nonsense", null).status())
                .isEqualTo(422);
    }

    @Test
    void soManyMayListenAndNoMore() {
        for (int i = 0; i < EventApi.Sources.LISTENERS_MAX; i++) {
            running.tail.join();
        }

        var client = new KeyedClient(running.url());

        assertThat(client.get("/api/v1/events/stream", null).status()).isEqualTo(503);
        assertThat(client.get("/api/v1/events?wait=1s", null).status()).isEqualTo(503);
        assertThat(client.get("/api/v1/events", null).status()).isEqualTo(200);
    }

    private Event large() {
        running.ledger.knows(Letters.of(Map.of("note", "n".repeat(15_000)), "ann@example.net"));
        running.ledger.happens(Letters.admitted());
        var entry = running.ledger.factsAfter(0, 1).getFirst();
        return new Occasions("mx").of(entry, new Stories(running.ledger)).getFirst();
    }

    private static Event at(Event event, long position) {
        return new Event(
                event.id(),
                event.type(),
                event.at(),
                new Cursor(position, 0),
                event.message(),
                event.subject(),
                event.domains(),
                event.data());
    }

    /** A reader of the stream on a bare socket, with a small window. */
    private final class Reader implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader lines;

        Reader(String query, String key, String last) throws IOException {
            socket = new Socket();
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress("127.0.0.1", running.port()));
            socket.setSoTimeout(20_000);
            var request = "GET /api/v1/events/stream" + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + (key == null ? "" : "Authorization: Bearer " + key + "\r\n")
                    + (last.isEmpty() ? "" : "Last-Event-ID: " + last + "\r\n") + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            while (!lines.readLine().startsWith("retry:")) {
                assertThat(socket.isClosed()).isFalse();
            }
        }

        /** The fields of the next event. */
        Map<String, String> event() throws IOException {
            var fields = new ArrayList<String>();
            var line = lines.readLine();
            while (fields.stream().noneMatch(field -> field.startsWith("data:")) || !line.isEmpty()) {
                if (line.isEmpty()) {
                    fields.clear();
                } else if (line.contains(": ") && !line.startsWith(":")) {
                    fields.add(line);
                }
                line = lines.readLine();
            }
            return named(fields);
        }

        /** The line after the next comment. */
        String heartbeat() throws IOException {
            var line = lines.readLine();
            while (!line.startsWith(": here")) {
                assertThat(line).doesNotStartWith("data:");
                line = lines.readLine();
            }
            return lines.readLine();
        }

        String saysUntilTheEnd() throws IOException {
            var last = "";
            var line = lines.readLine();
            while (line != null) {
                last = line.startsWith(":") ? line : last;
                line = lines.readLine();
            }
            return last;
        }

        private static Map<String, String> named(List<String> fields) {
            return fields.stream()
                    .map(field -> field.split(": ", 2))
                    .filter(parts -> Arrays.asList("id", "event", "data").contains(parts[0]))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
