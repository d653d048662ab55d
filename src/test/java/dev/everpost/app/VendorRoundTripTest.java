package dev.everpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.app.settings.Loading;
import dev.everpost.app.settings.SettingsFile;
import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Personality;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.sandbox.SimulatedWeb;
import dev.everpost.sandbox.mailgun.MailgunPersonality;
import dev.everpost.sandbox.sendgrid.SendGridPersonality;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** A gateway in front of a vendor, from submission to the signed report of what became of it. */
@Timeout(60)
class VendorRoundTripTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final World world = World.real();
    private final Mailroom mailroom = new Mailroom(world);
    private final Sandbox sandbox = new Sandbox(world, mailroom);
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private Gateway gateway;

    @AfterEach
    void stop() {
        gateway.close();
        sandbox.close();
        client.close();
    }

    static Stream<Arguments> vendors() {
        return Stream.of(Arguments.of(new SendGridPersonality()), Arguments.of(new MailgunPersonality()));
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void mailIsCarriedAndItsFateComesBack(Personality personality) throws Exception {
        var vendor = sandbox.web("vendor", 0, false, personality);
        start(vendor);

        var delivered = submit("ann@example.net");
        var bounced = submit("bounce@simulator.amazonses.com");

        assertThat(mailroom.await(1, PATIENCE)).isTrue();
        assertThat(mailroom.copies(delivered, "ann@example.net")).isEqualTo(1);
        assertThat(lifeWith(delivered, "\"delivered\"")).contains("\"vendor\"");
        assertThat(lifeWith(bounced, "\"bounced_for_good\"")).contains("no_such_address");
    }

    private void start(SimulatedWeb vendor) throws IOException, SQLException {
        var file = Files.writeString(folder.resolve("everpost.yaml"), """
            listen: { smtp: "127.0.0.1:0", http: "127.0.0.1:0" }
            store: sqlite:%s
            trust_loopback: true
            providers:
              vendor: { type: %s, endpoint: "%s", %s }
            routes:
              - providers: [vendor]
            """.formatted(
                        folder.resolve("everpost.db"),
                        vendor.personality().vendor(),
                        vendor.endpoint(),
                        vendor.personality().credentials()));
        var settings = (Loading.Loaded) new SettingsFile(Map.of()).load(file);
        gateway = new Gateway(settings.settings(), () -> settings, world);
        gateway.start();
        vendor.reportTo(URI.create(http("/hooks/vendor")));
    }

    private String submit(String to) throws IOException, InterruptedException {
        var json = "{\"from\":\"shop@example.com\",\"to\":[\"" + to + "\"],\"subject\":\"hi\",\"text\":\"hello\"}";
        var request = HttpRequest.newBuilder(URI.create(http("/api/v1/messages")))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        var answer = client.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 202);
        return new JsonMapper().readTree(answer.body()).path("id").asString();
    }

    /** The message's life as operators see it, once it holds this word. */
    private String lifeWith(String id, String word) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(http("/api/v1/messages/" + id)))
                .build();
        long start = world.time().nanos();
        var life = "";
        while (!life.contains(word)) {
            assertThat(world.time().since(start)).as(life).isLessThan(PATIENCE);
            world.threads().sleep(Duration.ofMillis(20));
            life = client.send(request, BodyHandlers.ofString()).body();
        }
        return life;
    }

    private String http(String path) {
        return "http://127.0.0.1:" + gateway.httpPort() + path;
    }
}
