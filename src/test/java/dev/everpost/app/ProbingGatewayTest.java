package dev.everpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.app.settings.Loading;
import dev.everpost.app.settings.SettingsFile;
import dev.everpost.health.Reading;
import dev.everpost.health.Signal;
import dev.everpost.health.Source;
import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A running gateway knocks at doors, and shows what it found. */
@Timeout(60)
class ProbingGatewayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final World world = World.real();
    private final Sandbox sandbox = new Sandbox(world, new Mailroom(world));
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        var watched = sandbox.smtp("watched", 0, false);
        var left = sandbox.smtp("left", 0, false);
        var file = Files.writeString(folder.resolve("everpost.yaml"), """
            listen: { smtp: "127.0.0.1:0", http: "127.0.0.1:0" }
            store: sqlite:%s
            trust_loopback: true
            dns: { servers: ["127.0.0.1:%d"], timeout: 50ms }
            probes: { every: 1s }
            providers:
              watched: { type: smtp, host: 127.0.0.1, port: %d, tls: none, probe: on }
              left: { type: smtp, host: 127.0.0.1, port: %d, tls: none, checkup: off }
            routes:
              - providers: [watched, left]
            """.formatted(
                        folder.resolve("everpost.db"), 1, watched.port(), left.port()));
        var settings = (Loading.Loaded) new SettingsFile(Map.of()).load(file);
        gateway = new Gateway(settings.settings(), () -> settings, world);
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.close();
        sandbox.close();
        client.close();
    }

    @Test
    void whatProbesFindIsShownCountedAndToldToTheWatch() throws Exception {
        await(() -> signals(Source.PROBE, "greeting") > 0);
        assertThat(page("/api/v1/probes"))
                .contains("\"provider\":\"watched\"", "\"step\":\"greeting\",\"reading\":\"well\"")
                .as("one on this machine that nobody asked for is left alone")
                .doesNotContain("\"left\"");
        assertThat(page("/metrics"))
                .contains("everpost_probe_steps_total{provider=\"watched\",reading=\"well\",step=\"greeting\"}")
                .contains("everpost_probe_duration_seconds_count{provider=\"watched\",step=\"connect\"}");
        assertThat(gateway.watch().signals().current())
                .filteredOn(signal -> signal.source() == Source.PROBE)
                .extracting(Signal::reading)
                .contains(Reading.WELL)
                .doesNotContain(Reading.IMPAIRED, Reading.FAILING);
    }

    private long signals(Source source, String observer) {
        return gateway.watch().signals().current().stream()
                .filter(signal -> signal.source() == source && signal.observer().equals(observer))
                .count();
    }

    private void await(BooleanSupplier condition) {
        long start = world.time().nanos();
        while (!condition.getAsBoolean()) {
            assertThat(world.time().since(start)).isLessThan(PATIENCE);
            world.threads().sleep(Duration.ofMillis(20));
        }
    }

    private String page(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.httpPort() + path))
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }
}
