package dev.everpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.app.settings.Loading;
import dev.everpost.app.settings.SettingsFile;
import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Personality;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.sandbox.brevo.BrevoPersonality;
import dev.everpost.sandbox.mailjet.MailjetPersonality;
import dev.everpost.world.World;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** A gateway whose only provider builds messages again: mail arrives, and what the provider posts reaches the message. */
class RebuildingVendorsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String MAIL = """
        {"from": "shop@example.com", "to": ["ann@example.net"], "subject": "hello", "text": "hello"}\
        """;

    @TempDir
    private Path folder;

    static Stream<Personality> vendors() {
        return Stream.of(new BrevoPersonality(), new MailjetPersonality());
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void mailGoesOutAndItsReportComesBack(Personality personality) throws Exception {
        try (var sandbox = new Sandbox(World.real(), new Mailroom(World.real()))) {
            var vendor = sandbox.web("vendor", 0, false, personality);
            var keys = "type: %s, endpoint: \"%s\", %s"
                    .formatted(personality.vendor(), vendor.endpoint(), personality.credentials());
            var loaded = (Loading.Loaded) load(keys);
            try (var gateway = new Gateway(loaded.settings(), () -> loaded, World.real())) {
                gateway.start();
                vendor.reportTo(URI.create("http://127.0.0.1:" + gateway.httpPort() + "/hooks/vendor"));
                var id = submit(gateway);

                assertThat(sandbox.mailroom().await(1, PATIENCE)).isTrue();
                assertThat(sandbox.mailroom().of("ann@example.net").getFirst().traceId())
                        .isEqualTo(id);
                assertThat(isReported(gateway, id)).isTrue();
            }
        }
    }

    private static String submit(Gateway gateway) throws Exception {
        var answer = call(gateway, "", request -> request.POST(HttpRequest.BodyPublishers.ofString(MAIL)));
        assertThat(answer).contains("queued");
        return new JsonMapper().readTree(answer).path("id").asString();
    }

    /** Asks until the report is there or the patience is over. */
    private static boolean isReported(Gateway gateway, String id) throws Exception {
        var world = World.real();
        long start = world.time().nanos();
        while (!call(gateway, "/" + id, request -> request.GET()).contains("delivered")) {
            if (world.time().since(start).compareTo(PATIENCE) > 0) {
                return false;
            }
            world.threads().sleep(Duration.ofMillis(20));
        }
        return true;
    }

    private Loading load(String provider) throws Exception {
        var file = Files.writeString(
                folder.resolve("everpost.yaml"), """
                    listen: { smtp: "127.0.0.1:0", http: "127.0.0.1:0" }
                    store: sqlite:%s
                    trust_loopback: true
                    providers:
                      vendor: { %s }
                    routes:
                      - providers: [vendor]
                    """.formatted(folder.resolve("everpost.db"), provider));
        return new SettingsFile(Map.of()).load(file);
    }

    private static String call(Gateway gateway, String path, UnaryOperator<HttpRequest.Builder> method)
            throws Exception {
        var uri = URI.create("http://127.0.0.1:" + gateway.httpPort() + "/api/v1/messages" + path);
        try (var client = HttpClient.newHttpClient()) {
            var request = method.apply(HttpRequest.newBuilder(uri).header("Content-Type", "application/json"));
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
