package dev.everpost.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.app.Gateway;
import dev.everpost.app.settings.Loading;
import dev.everpost.app.settings.SettingsFile;
import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole gateway that routes by expected harm: what it expects, whom it takes, and what that cost, as its operator sees it. */
class CostCommandTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private Sandbox sandbox;
    private Gateway gateway;
    private Shell shell;

    @BeforeEach
    void open() throws Exception {
        sandbox = new Sandbox(World.real(), new Mailroom(World.real()));
        int dear = sandbox.smtp("dear", 0, false).port();
        int cheap = sandbox.smtp("cheap", 0, false).port();
        var file = Files.writeString(
                folder.resolve("everpost.yaml"), """
                    listen: { smtp: "127.0.0.1:0", http: "127.0.0.1:0" }
                    store: sqlite:%s
                    trust_loopback: true
                    providers:
                      dear: { type: smtp, host: 127.0.0.1, port: %d, tls: none, data_region: eu, cost: { per_thousand: 1000 } }
                      cheap: { type: smtp, host: 127.0.0.1, port: %d, tls: none, cost: { per_thousand: 100 } }
                    routes:
                      - { match: { class: critical }, providers: [dear, cheap], require: { data_region: eu } }
                      - { match: {}, providers: [dear, cheap], strategy: adaptive }
                    """.formatted(folder.resolve("everpost.db"), dear, cheap));
        var loaded = (Loading.Loaded) new SettingsFile(Map.of()).load(file);
        gateway = new Gateway(loaded.settings(), () -> loaded, World.real());
        gateway.start();
        shell = new Shell("http://127.0.0.1:" + gateway.httpPort());
    }

    @AfterEach
    void close() {
        gateway.close();
        sandbox.close();
    }

    @Test
    void bulkMailGoesTheCheapWayAndTheBillSaysSo() {
        send("bulk");
        send("bulk");
        send("critical");
        assertThat(sandbox.mailroom().await(3, PATIENCE)).isTrue();
        awaitRecipients(3);

        var bill = shell.run("cost", "--since", "24h");
        assertThat(bill.out())
                .containsPattern("cheap +\\S+ +bulk +2 +0\\.2 +0\\.2")
                .containsPattern("dear +\\S+ +critical +1 +1\\.0 +1\\.0")
                .contains("3 recipients since ")
                .contains(": 1.2 USD, at best 1.2");
        assertThat(shell.run("cost", "--json").out()).contains("\"money\"").contains("\"unpriced\"");
        assertThat(shell.run("cost", "--since", "yesterday").err()).contains("since");
    }

    @Test
    void aRouteIsExplainedWithTheNumbersThatItIsChosenBy() {
        var bulk = shell.run("route", "explain", "--class", "bulk", "--to", "ann@example.net");
        assertThat(bulk.out())
                .contains("cheap would carry it: adaptive in rule 2: expected failure 1 %, nothing seen at example.net")
                .containsPattern("100\\.00 USD/1000 -> harm 0\\.10\\d");

        var critical = shell.run("route", "explain", "--class", "critical", "--json");
        assertThat(critical.out())
                .contains("cannot carry it: has no data_region; the rule requires eu")
                .contains("\"per_thousand\":1000");
    }

    private void send(String messageClass) {
        var sent = shell.run(
                "send",
                "--from",
                "shop@example.com",
                "--to",
                "ann@example.net",
                "--subject",
                "hi",
                "--text",
                "hi",
                "--class",
                messageClass);
        assertThat(sent.exit()).as(sent.err()).isZero();
    }

    /** A provider has the mail a moment before our own books say so. */
    private void awaitRecipients(int count) {
        var world = World.real();
        long start = world.time().nanos();
        while (!shell.run("cost").out().contains(count + " recipients since")) {
            assertThat(world.time().since(start)).isLessThan(PATIENCE);
            world.threads().sleep(Duration.ofMillis(20));
        }
    }
}
