package dev.everpost.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.everpost.edge.rest.Controls;
import dev.everpost.edge.rest.RunningApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code everpost providers}, {@code route explain} and {@code reload} against the real API. */
class OperatorCommandsTest {

    private final RunningApi api = new RunningApi();
    private final Shell shell = new Shell(api.url());

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aKeyThatCannotBeOneIsWrongUsageAndIsNotShown() {
        var run = new Shell("http://127.0.0.1:1").run("queue", "--key", "top\nsecret");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith("the key of --key or EVERPOST_KEY").doesNotContain("top", "secret");
    }

    @Test
    void aUrlOfAnotherSchemeIsWrongUsage() {
        var run = new Shell("httpx://127.0.0.1:1").run("queue");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--url 'httpx://127.0.0.1:1' is not a URL");
    }

    @Test
    void providersAreATableWithReasons() {
        assertThat(shell.run("providers").out()).isEqualTo("""
                        NAME      TYPE  STANDING  SINCE (UTC)          SHARE  IN FLIGHT  WAITING  QUOTA             ACCOUNT      WHY
                        ses-main  ses   down      2026-11-22 08:00:00  0 %    0/16       42       4200/50000 a day  sending off  5 of 5 calls failed: connection refused; next probe 2026-11-22 09:00:30
                        relay-b   smtp  up        2026-11-21 08:00:00  100 %  3/8        0        -                 -            probes answer
                        """);
    }

    @Test
    void aProviderIsSteeredWithAReason() {
        var run = shell.run("providers", "drain", "relay-b", "--reason", "key rotation");

        assertThat(run.out()).isEqualTo("relay-b is up, offered 100 % of new mail: probes answer\n");
        shell.run("providers", "force", "ses-main");
        shell.run("providers", "resume", "ses-main");
        assertThat(api.controls.asked)
                .containsExactly(
                        "DRAIN relay-b by loopback because key rotation",
                        "FORCE ses-main by loopback because null",
                        "RESUME ses-main by loopback because null");
    }

    @Test
    void eachWayToSteerSaysWhatItDoes() {
        assertThat(shell.run("providers", "--help").out())
                .contains("drain   Give a provider nothing new")
                .contains("force   Use a provider although")
                .contains("resume  Take drain and force back");
    }

    @Test
    void aMistypedProviderIsSuggested() {
        var run = shell.run("providers", "drain", "relay-bb");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("No such provider: there is no provider 'relay-bb'; did you mean 'relay-b'?\n");
    }

    @Test
    void aRouteIsExplainedWithWhyNotTheOthers() {
        assertThat(shell.run("route", "explain", "--class", "critical", "--to", "a+b@c.example")
                        .out())
                .isEqualTo("""
                        route 'default' matches class critical
                        → relay-b                up, has room for 5 more
                          ses-main  passed over  down since 08:00: connection refused
                        """);
        assertThat(api.controls.asked.getFirst()).contains("a+b");
    }

    @Test
    void routeAloneNamesItsSubcommand() {
        var run = new Shell("").run("route");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith("route needs a subcommand: explain");
        assertThat(shell.run("route", "explain", "--help").out()).contains("why not the others");
    }

    @Test
    void aReloadTellsWhatChanged() {
        assertThat(shell.run("reload").out())
                .isEqualTo("reloaded\n  route default changed\n  needs a restart: smtp.port\n");

        api.controls.reload = new Controls.Reload.Invalid(List.of("line 3: 'provders' is not a key", "line 9: no"));
        var run = shell.run("reload");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).startsWith("Invalid configuration: the old configuration stays in force");
    }

    @Test
    void aWrongKeyIsToldWithoutShowingIt() {
        var run = shell.run("providers", "--key", "guessed-key");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).startsWith("Not authenticated: ").doesNotContain("guessed-key");
    }

    @Test
    void somethingElseAtTheUrlIsRecognised() throws IOException {
        var other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            var page = "<html>hello</html>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        other.start();
        try {
            var url = "http://127.0.0.1:" + other.getAddress().getPort();
            assertThat(new Shell(url).run("reload").err())
                    .isEqualTo(url + " answered 200 with 'text/html', which is not Everpost's API; check --url\n");
        } finally {
            other.stop(0);
        }
    }
}
