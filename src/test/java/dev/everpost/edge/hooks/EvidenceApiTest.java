package dev.everpost.edge.hooks;

import static dev.everpost.store.Mail.ALPHA;
import static dev.everpost.store.Mail.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.edge.http.Access;
import dev.everpost.fact.Fact.Report;
import dev.everpost.intake.Submitter;
import dev.everpost.intake.Submitters;
import dev.everpost.store.Postbox.Verdict;
import dev.everpost.store.Tiding;
import dev.everpost.store.sqlite.SqliteSettings;
import dev.everpost.store.sqlite.SqliteStore;
import dev.everpost.store.sqlite.StoreEvents;
import dev.everpost.world.World;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports as they came are shown to operators, and to nobody else. */
class EvidenceApiTest {

    private static final String ADMIN = "Bearer admin-key-0123456789";

    @TempDir
    private Path folder;

    private SqliteStore store;
    private Javalin server;

    @BeforeEach
    void start() throws Exception {
        store = SqliteStore.open(SqliteSettings.at(folder.resolve("everpost.db")), World.real(), StoreEvents.none());
        var shop = new Submitter("shop", null, "shop-key-0123456789", null, List.of("@example.com"));
        var access = new Access(() -> new Submitters(List.of(shop)), () -> "admin-key-0123456789", () -> false);
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.host = "127.0.0.1";
            config.jetty.port = 0;
            new EvidenceApi(access, store.postbox()).register(config);
        });
        server.start();
        store.postbox()
                .keep(
                        List.of(new Tiding(
                                ALPHA,
                                "e1",
                                Report.UNKNOWN,
                                "teleported",
                                null,
                                "a-1",
                                "<script>@example.net",
                                NOON,
                                Map.of("status", "5.1.1"),
                                "{\"as\":\"it came\"}")),
                        NOON);
        store.postbox().settle(List.of(new Verdict.Unmatched(1, "no message of ours has its id")));
    }

    @AfterEach
    void stop() {
        server.stop();
        store.close();
    }

    @Test
    void anOperatorSeesAReportWithItsText() throws Exception {
        var answer = get("/api/v1/evidence/1", ADMIN);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).contains("teleported", "{\\\"as\\\":\\\"it came\\\"}", "\"status\":\"5.1.1\"");
    }

    @Test
    void whatIsNobodysIsListedWithTheReason() throws Exception {
        assertThat(get("/api/v1/evidence", ADMIN).body())
                .contains("\"number\":1", "no message of ours has its id", "\"event\":\"teleported\"")
                .doesNotContain("it came");
        assertThat(get("/api/v1/evidence?before=1", ADMIN).body()).isEqualTo("{\"unmatched\":[]}");
    }

    @Test
    void nobodyElseSeesIt() throws Exception {
        assertThat(get("/api/v1/evidence/1", "Bearer shop-key-0123456789").statusCode())
                .isEqualTo(403);
        assertThat(get("/api/v1/evidence/1", "Bearer guess").statusCode()).isEqualTo(401);
        assertThat(get("/api/v1/evidence", "").statusCode()).isEqualTo(401);
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        for (var number : List.of("2", "0", "-1", "x", "9".repeat(30))) {
            assertThat(get("/api/v1/evidence/" + number, ADMIN).statusCode())
                    .as(number)
                    .isEqualTo(404);
        }
        assertThat(get("/api/v1/evidence?before=x", ADMIN).statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> get(String path, String authorization) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
