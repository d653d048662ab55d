package dev.everpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.app.settings.Loading;
import dev.everpost.app.settings.SettingsFile;
import dev.everpost.edge.http.Json;
import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Personality;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.sandbox.SimulatedWeb;
import dev.everpost.sandbox.azure.AzurePersonality;
import dev.everpost.sandbox.resend.ResendPersonality;
import dev.everpost.scenario.QuotaSpent;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A gateway with vendors that build messages again: mail goes out by the healthy one, and what became of it comes back. */
@Timeout(60)
class RebuildingVendorsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String LETTER = """
            {"from": "Shop <shop@example.com>", "to": ["%s"], "subject": "Your code", "html": "<b>123456</b>"}
            """;

    private final World world = World.real();
    private final Mailroom mailroom = new Mailroom(world, 1 << 20);
    private final Sandbox sandbox = new Sandbox(world, mailroom);
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private SimulatedWeb resend;
    private SimulatedWeb azure;
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException, SQLException {
        resend = sandbox.web("resend", 0, false, new ResendPersonality());
        azure = sandbox.web("azure", 0, false, new AzurePersonality());
        Files.writeString(folder.resolve("everpost.yaml"), """
            listen: { smtp: "127.0.0.1:0", http: "127.0.0.1:0" }
            store: sqlite:%s
            trust_loopback: true
            providers:
              resend: { %s }
              azure: { %s }
            routes:
              - providers: [resend, azure]
            """.formatted(
                        folder.resolve("everpost.db"), account(resend), account(azure)));
        gateway = new Gateway(((Loading.Loaded) load()).settings(), this::load, world);
        gateway.start();
        resend.reportTo(http("/hooks/resend"));
        azure.reportTo(http("/hooks/azure?token=" + AzurePersonality.HOOK_TOKEN));
    }

    @AfterEach
    void stop() {
        gateway.close();
        client.close();
        sandbox.close();
    }

    @Test
    void aDeliveryByResendIsReportedBack() throws Exception {
        var id = submit("ann@example.com");

        awaitIn(id, "delivered");
        assertThat(mailroom.copies(id, "ann@example.com")).isEqualTo(1);
        assertThat(mailroom.summary().byProvider()).containsOnlyKeys("resend");
    }

    @Test
    void azureCarriesOnWhenTheQuotaOfResendIsSpentAndItsBounceComesBack() throws Exception {
        resend.set(new QuotaSpent());
        var id = submit("bounce@simulator.amazonses.com");
        awaitIn(id, "bounced_for_good");

        var fine = submit("bob@example.org");
        awaitIn(fine, "delivered");
        assertThat(mailroom.summary().byProvider()).containsOnlyKeys("azure");
        assertThat(mailroom.copies(fine, "bob@example.org")).isEqualTo(1);
    }

    @Test
    void eventGridMayPostWhenItAsksWithTheSecretAndNobodyElse() throws Exception {
        var asked = options("/hooks/azure?token=" + AzurePersonality.HOOK_TOKEN);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.headers().firstValue("WebHook-Allowed-Origin")).contains("eventgrid.azure.net");

        assertThat(options("/hooks/azure?token=wrong").statusCode()).isBetween(400, 499);
    }

    private HttpResponse<String> options(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(http(path))
                .header("WebHook-Request-Origin", "eventgrid.azure.net")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String account(SimulatedWeb vendor) {
        Personality personality = vendor.personality();
        return "type: " + personality.vendor() + ", endpoint: \"" + vendor.endpoint() + "\", "
                + personality.credentials();
    }

    private Loading load() {
        return new SettingsFile(Map.of()).load(folder.resolve("everpost.yaml"));
    }

    private URI http(String path) {
        return URI.create("http://127.0.0.1:" + gateway.httpPort() + path);
    }

    private String submit(String to) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(http("/api/v1/messages"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(LETTER.formatted(to)))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Json.MAPPER.readTree(answer.body()).path("id").asString();
    }

    /** Waits until the message's timeline has a word. */
    private void awaitIn(String id, String word) throws IOException, InterruptedException {
        long start = world.time().nanos();
        var life = life(id);
        while (!life.contains("\"" + word + "\"")) {
            assertThat(world.time().since(start)).as(life).isLessThan(PATIENCE);
            world.threads().sleep(Duration.ofMillis(10));
            life = life(id);
        }
    }

    private String life(String id) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(http("/api/v1/messages/" + id)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
