package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.publish.Endpoint;
import dev.everpost.publish.Endpoint.Request;
import dev.everpost.publish.webhooks.StandardSignature;
import dev.everpost.publish.webhooks.WebhookSecret;
import dev.everpost.scenario.ConnectionRefused;
import dev.everpost.scenario.RecipientDomain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An application that hears of its mail by webhooks, by the cursor and by the stream, from the jar and across kill -9. */
@Tag("acceptance")
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WebhooksTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final WebhookSecret SECRET = WebhookSecret.fresh();
    private static final Endpoint ENDPOINT = new Endpoint();

    private static Rig rig;

    @BeforeAll
    static void start(@TempDir Path folder) {
        rig = Rig.withTwoProviders(folder);
        rig.config.also("webhooks: { shop: { url: \"" + ENDPOINT.url() + "\", secret: \"" + SECRET.text()
                + "\", submitter: shop } }");
        rig.start();
    }

    @AfterAll
    static void close() {
        rig.close();
        ENDPOINT.close();
    }

    @Test
    @Order(1)
    void theEndpointOfTheConfigurationHearsOfItsMailInOrderAndSigned() {
        var id = rig.rest.accepted(Letter.to("ann@example.net"));

        heard(id, "message.handed_over");

        assertThat(types(id)).containsExactly("message.accepted", "message.handed_over");
        assertThat(about(id)).allSatisfy(WebhooksTest::isGenuine);
        var data = json(about(id).getLast()).path("data");
        assertThat(data.path("provider").asString()).isEqualTo("alpha");
        assertThat(data.path("recipient").asString()).isEqualTo("ann@example.net");
        assertThat(data.path("position").asLong()).isPositive();
    }

    @Test
    @Order(2)
    void aFailoverAndARefusalAreToldInTheSameWords() {
        rig.sandbox.provider("alpha").orElseThrow().set(new ConnectionRefused());
        rig.sandbox.provider("beta").orElseThrow().set(new RecipientDomain("gone.example", 550));

        var carried = rig.rest.accepted(Letter.to("bob@example.net"));
        var refused = rig.rest.accepted(Letter.to("nobody@gone.example"));

        assertThat(heard(carried, "message.handed_over")
                        .path("data")
                        .path("provider")
                        .asString())
                .isEqualTo("beta");
        assertThat(heard(refused, "message.refused").path("data").path("reason").asString())
                .startsWith("550");
    }

    @Test
    @Order(3)
    void eventsSurviveAKillBetweenTheFactAndTheDeliveryAndKeepTheirIds() {
        var killed = new CountDownLatch(1);
        ENDPOINT.does(exchange -> awaitQuietly(killed));
        var ids = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            ids.add(rig.rest.accepted(Letter.to("kill" + i + "@example.net")));
        }
        Await.until("the mail is handed over", PATIENCE, rig::isQueueEmpty);
        rig.gateway().kill();
        killed.countDown();
        ENDPOINT.answers(200, "");
        int before = ENDPOINT.requests().size();
        rig.start();

        ids.forEach(id -> heard(id, "message.handed_over"));

        assertThat(ids)
                .allSatisfy(
                        id -> assertThat(types(id, before)).containsExactly("message.accepted", "message.handed_over"));
        assertThat(ids.stream()
                        .flatMap(id -> about(id).stream())
                        .map(WebhooksTest::idOf)
                        .distinct())
                .hasSize(40);
    }

    @Test
    @Order(4)
    void theCursorToldTheSameAndSkipsNothing() {
        var found = new ArrayList<String>();
        var next = "start";
        boolean more = true;
        while (more) {
            var page = submitted("/api/v1/events?limit=7&type=message.handed_over&after=" + next);
            page.path("events").forEach(event -> found.add(event.path("id").asString()));
            next = page.path("next").asString();
            more = page.path("more").asBoolean();
        }

        assertThat(found)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(ENDPOINT.requests().stream()
                        .filter(request -> json(request).path("type").asString().equals("message.handed_over"))
                        .map(WebhooksTest::idOf)
                        .distinct()
                        .toList());
        var waiting = next;
        var id = rig.rest.accepted(Letter.to("wait@example.net"));
        var page = submitted("/api/v1/events?wait=20s&type=message.handed_over&after=" + waiting);
        assertThat(page.at("/events/0/data/message_id").asString()).isEqualTo(id);
    }

    @Test
    @Order(5)
    void theStreamTellsAsItHappensAndGoesOnWhereItWas() throws IOException {
        String cursor;
        try (var stream = new Stream("")) {
            var id = rig.rest.accepted(Letter.to("stream@example.net"));
            cursor = stream.until(id, "message.handed_over");
        }
        var missed = rig.rest.accepted(Letter.to("missed@example.net"));
        heard(missed, "message.handed_over");

        try (var stream = new Stream(cursor)) {
            stream.until(missed, "message.handed_over");
        }
    }

    @Test
    @Order(6)
    void anEndpointThatIsGoneIsDisabledAndAReplayBringsWhatItMissed() {
        ENDPOINT.answers(410, "");
        var since = Instant.now();
        var missed = rig.rest.accepted(Letter.to("late@example.net"));
        Await.until(
                "the endpoint is disabled",
                PATIENCE,
                () -> !webhook().path("enabled").asBoolean());
        Await.until("the mail is handed over", PATIENCE, rig::isQueueEmpty);
        assertThat(rig.rest.get("/api/v1/news").text()).contains("webhook_disabled");
        ENDPOINT.answers(200, "");

        assertThat(rig.rest.post("/api/v1/webhooks/shop/enable", "{}").status()).isEqualTo(200);
        var replay = rig.rest.post("/api/v1/webhooks/shop/replay", "{\"since\":\"" + since + "\"}");

        assertThat(replay.status()).as(replay.text()).isEqualTo(202);
        heard(missed, "message.handed_over");
        assertThat(webhook().path("enabled").asBoolean()).isTrue();
    }

    /** An endpoint that is asked and never answers. */
    private static void awaitQuietly(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }

    private static JsonNode webhook() {
        return rig.rest.get("/api/v1/webhooks/shop").json();
    }

    private static JsonNode submitted(String path) {
        return rig.rest.get(path + "&submitter=shop").json();
    }

    /** The event of a type about a message, once the endpoint took it. */
    private static JsonNode heard(String id, String type) {
        Await.until(
                () -> type + " of " + id + " in " + types(id) + "; log:\n"
                        + rig.gateway().log(),
                PATIENCE,
                () -> types(id).contains(type));
        return about(id).stream()
                .map(WebhooksTest::json)
                .filter(event -> event.path("type").asString().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static List<Request> about(String id) {
        return ENDPOINT.requests().stream()
                .filter(request -> request.body().contains(id))
                .toList();
    }

    private static List<String> types(String id) {
        return types(id, 0);
    }

    private static List<String> types(String id, int after) {
        return ENDPOINT.requests().stream()
                .skip(after)
                .filter(request -> request.body().contains(id))
                .map(request -> json(request).path("type").asString())
                .toList();
    }

    private static void isGenuine(Request request) {
        assertThat(StandardSignature.isGenuine(SECRET.text(), request.headers(), request.body()))
                .isTrue();
    }

    private static String idOf(Request request) {
        return String.valueOf(request.headers().get("webhook-id"));
    }

    private static JsonNode json(Request request) {
        return JsonMapper.shared().readTree(request.body());
    }

    /** A reader of the stream on a bare socket. */
    private static final class Stream implements AutoCloseable {
        private final Socket socket = new Socket("127.0.0.1", rig.config.httpPort);
        private final BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

        Stream(String last) throws IOException {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            var resume =
                    last.isEmpty() ? "" : "Last-Event-ID: " + URLEncoder.encode(last, StandardCharsets.UTF_8) + "\r\n";
            var request = "GET /api/v1/events/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + ConfigFile.API_KEY + "\r\n" + resume + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            while (!line().startsWith("retry:")) {
                assertThat(socket.isClosed()).isFalse();
            }
        }

        /** The cursor of the event of a type about a message. */
        String until(String id, String type) throws IOException {
            var cursor = "";
            var told = "";
            while (true) {
                var line = line();
                if (line.startsWith("id: ")) {
                    cursor = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    told = line.substring(7);
                } else if (line.startsWith("data: ") && line.contains(id) && told.equals(type)) {
                    return cursor;
                }
            }
        }

        private String line() throws IOException {
            var line = lines.readLine();
            assertThat(line).as("the stream ended").isNotNull();
            return line;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
