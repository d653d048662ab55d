package dev.everpost.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.edge.rest.RunningEvents;
import dev.everpost.publish.Endpoint;
import dev.everpost.publish.Letters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code everpost webhooks} and {@code everpost events} against the real API. */
@Timeout(30)
class WebhooksCommandsTest {

    private final RunningEvents running = new RunningEvents();
    private final Shell shell = new Shell(running.url());
    private final Endpoint endpoint = new Endpoint();

    @AfterEach
    void stop() {
        running.close();
        endpoint.close();
    }

    @Test
    void anEndpointIsAddedTestedRotatedAndRemoved() {
        var url = endpoint.url().toString();
        assertThat(shell.run("webhooks", "list").out()).contains("no webhook");
        assertThat(shell.run(
                                "webhooks",
                                "add",
                                "shop",
                                url,
                                "--submitter",
                                "shop",
                                "--event",
                                "message.*",
                                "--tag",
                                "a=b")
                        .out())
                .contains("events go to " + url, "whsec_");
        assertThat(shell.run("webhooks", "list").out()).contains("shop", url, "message.*", "standard", "enabled");
        assertThat(shell.run("webhooks", "test", "shop").out()).startsWith("taken: 200 after");
        assertThat(shell.run("webhooks", "rotate", "shop").out()).contains("whsec_", "signs beside it until");
        assertThat(shell.run("webhooks", "disable", "shop").out()).isEqualTo("shop is disabled\n");
        assertThat(shell.run("webhooks", "list").out()).contains("disabled since");
        assertThat(shell.run("webhooks", "enable", "shop").out()).isEqualTo("shop is enabled\n");
        assertThat(shell.run("webhooks", "replay", "shop", "--since", "2h").out())
                .isEqualTo("replaying to shop what happened since 2026-11-22 07:30:00 UTC\n");
        assertThat(shell.run("webhooks", "remove", "shop").out()).isEqualTo("removed: shop\n");
    }

    @Test
    void aTestThatFailsIsTheExitCode() {
        shell.run("webhooks", "add", "shop", endpoint.url().toString());
        endpoint.answers(404, "");

        var run = shell.run("webhooks", "test", "shop");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).startsWith("not taken: 404");
    }

    @Test
    void whatHappenedIsShownLineByLineOrAsJson() {
        running.ledger.knows(Letters.of("ann@example.net"));
        running.happens(Letters.admitted(), Letters.ended(1, Letters.refused("550 \u001b[31m5.1.1 no")));

        var plain = shell.run("events").out();
        assertThat(plain.lines().toList())
                .containsExactly(
                        "2026-11-22 12:00:00  message.accepted  " + Letters.ID + "  shop",
                        "2026-11-22 12:00:00  message.refused  ann@example.net  by alpha  550  [31m5.1.1 no");
        assertThat(shell.run("events", "--type", "message.refused", "--json").out())
                .startsWith("{\"events\":[{\"id\":\"evt_");
        assertThat(shell.run("events", "--limit", "1").out()).contains("more: --after ");
        assertThat(shell.run("events", "--type", "nonsense").exit()).isEqualTo(1);
    }
}
