package dev.everpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.app.settings.Loading;
import dev.everpost.app.settings.SettingsFile;
import dev.everpost.edge.rest.Controls.Reload;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway whose configuration is read again. */
class ReloadedGatewayTest {

    private static final String ONE = "  one: { type: smtp, host: 127.0.0.1, port: 9, tls: none }\n";
    private static final String TWO = "  two: { type: smtp, host: 127.0.0.1, port: 9, tls: starttls%s }\n";

    @TempDir
    private Path folder;

    private Gateway gateway;
    private Reload reloaded;

    @BeforeEach
    void start() throws IOException, SQLException {
        write(ONE);
        gateway = new Gateway(((Loading.Loaded) load()).settings(), this::load, World.real());
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void everyProviderShowsItsStandingFromTheStartAndAfterAReload() throws Exception {
        assertThat(metrics()).contains("everpost_provider_standing{provider=\"one\",state=\"up\"} 1.0");

        reload(ONE + TWO.formatted(""));

        assertThat(reloaded).isInstanceOf(Reload.Applied.class);
        assertThat(metrics())
                .contains("everpost_provider_standing{provider=\"one\",state=\"up\"} 1.0")
                .contains("everpost_provider_standing{provider=\"two\",state=\"up\"} 1.0");
    }

    @Test
    void theConnectionsOfBothProtocolsAreCounted() throws Exception {
        assertThat(metrics())
                .contains("everpost_connections{protocol=\"http\"} 1.0")
                .contains("everpost_connections{protocol=\"smtp\"} 0.0");
    }

    @Test
    void aProviderThatIsConfiguredNoMoreHasNoStanding() throws Exception {
        metrics();

        reload(TWO.formatted(""));

        assertThat(metrics())
                .contains("everpost_provider_standing{provider=\"one\",state=\"up\"} 0.0")
                .contains("everpost_provider_standing{provider=\"two\",state=\"up\"} 1.0");
    }

    @Test
    void aFileOfAuthoritiesThatHoldsNoneLeavesTheOldConfigurationInForce() throws Exception {
        var empty = Files.writeString(folder.resolve("authorities.pem"), "no certificate");

        reload(ONE + TWO.formatted(", ca: " + empty));

        assertThat(reloaded)
                .isInstanceOfSatisfying(
                        Reload.Invalid.class,
                        invalid -> assertThat(invalid.errors())
                                .singleElement()
                                .asString()
                                .contains(empty.toString(), "give certificates in PEM"));
        assertThat(gateway.carriers().byName()).hasSize(1);
    }

    private void reload(String providers) throws IOException {
        write(providers);
        reloaded = new GatewayControls(gateway, this::load, World.real()).reload("test");
    }

    private void write(String providers) throws IOException {
        Files.writeString(folder.resolve("everpost.yaml"), """
            listen: { smtp: "127.0.0.1:0", http: "127.0.0.1:0" }
            store: sqlite:%s
            trust_loopback: true
            providers:
            %sroutes:
              - providers: [%s]
            """.formatted(
                        folder.resolve("everpost.db"), providers, providers.contains("one:") ? "one" : "two"));
    }

    private Loading load() {
        return new SettingsFile(Map.of()).load(folder.resolve("everpost.yaml"));
    }

    private String metrics() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.httpPort() + "/metrics"));
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
