package dev.everpost.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.everpost.app.settings.Loading;
import dev.everpost.app.settings.SettingsFile;
import dev.everpost.world.World;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that looks at a status page on a real socket, and the command that reads one document. */
class WatchedPagesTest {

    private static final String PAGE = """
            {"status": {"indicator": "major", "description": "Partial outage"},
             "components": [{"id": "1", "name": "SMTP", "status": "major_outage"}],
             "incidents": [{"id": "i", "name": "No \\u001b[31m mail", "status": "identified", "impact": "major",
              "components": [{"name": "SMTP", "status": "major_outage"}]}]}
            """;

    @TempDir
    private Path folder;

    private HttpServer page;
    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        page.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, PAGE.getBytes(UTF_8).length);
                exchange.getResponseBody().write(PAGE.getBytes(UTF_8));
            }
        });
        page.start();
        gateway = new Gateway(((Loading.Loaded) load()).settings(), this::load, World.real());
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.close();
        page.stop(0);
    }

    @Test
    void whatThePageSaysIsShownByApiCommandAndMetrics() throws Exception {
        assertThat(awaited("/api/v1/feeds", "\"reading\":\"failing\""))
                .contains(
                        "\"name\":\"own\"",
                        "\"about\":\"vendor 127.0.0.1:9\"",
                        "\"state\":\"impaired\"",
                        "No [31m mail");
        assertThat(awaited("/metrics", "everpost_feed_failures{feed=\"own\"} 0.0"))
                .contains("everpost_feed_age_seconds{feed=\"own\"}");
        var shown = run("feeds", "--url", "http://127.0.0.1:" + gateway.httpPort());
        assertThat(shown).contains("own   vendor 127.0.0.1:9  impaired", "own: No [31m mail (identified, major)");
        assertThat(gateway.watch().signals().current())
                .anySatisfy(signal -> assertThat(signal.observer()).isEqualTo("statuspage:own"));
    }

    @Test
    void oneDocumentIsReadWithoutAGateway() throws Exception {
        var file = Files.writeString(folder.resolve("page.json"), PAGE).toString();
        assertThat(run("feeds", "read", file, "--type", "statuspage"))
                .contains(
                        "the page as a whole: impaired (Partial outage)",
                        "SMTP  1    failing",
                        "counts as impaired: No [31m mail");
        assertThat(run("feeds", "read", url(), "--type", "statuspage", "--json"))
                .contains("\"overall\":\"impaired\"");
        assertThat(run("feeds", "read", file, "--type", "aws_rss")).contains("it is not sound XML");
        assertThat(run("feeds", "read", file, "--type", "rs")).contains("there is no type 'rs'");
        assertThat(run("feeds", "read", "http://example.com/", "--type", "rss"))
                .contains("http:// only on this machine");
        assertThat(run("feeds", "read", folder + "/none", "--type", "rss")).contains("the file cannot be read");
    }

    private String url() {
        return "http://127.0.0.1:" + page.getAddress().getPort() + "/";
    }

    private Loading load() {
        return new SettingsFile(Map.of()).parse("everpost.yaml", """
                        listen: { smtp: "127.0.0.1:0", http: "127.0.0.1:0" }
                        trust_loopback: true
                        store: "sqlite:%s"
                        feeds: { pages: { own: { type: statuspage, url: "%s", vendor: "127.0.0.1:9", parts: [SMTP] } } }
                        providers: { one: { type: smtp, host: 127.0.0.1, port: 9, tls: none } }
                        routes: [ { match: {}, providers: [one] } ]
                        """.formatted(folder.resolve("everpost.db"), url()));
    }

    private String awaited(String path, String words) throws IOException, InterruptedException {
        var threads = World.real().threads();
        String body = "";
        for (int i = 0; i < 300 && !body.contains(words); i++) {
            threads.sleep(Duration.ofMillis(100));
            var uri = URI.create("http://127.0.0.1:" + gateway.httpPort() + path);
            try (var client = HttpClient.newHttpClient()) {
                body = client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                        .body();
            }
        }
        assertThat(body).contains(words);
        return body;
    }

    private static String run(String... arguments) {
        var out = new StringWriter();
        var line = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        line.execute(arguments);
        line.getOut().flush();
        line.getErr().flush();
        return out.toString();
    }
}
