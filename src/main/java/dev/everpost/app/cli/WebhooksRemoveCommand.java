package dev.everpost.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code everpost webhooks remove}. */
@Command(
        name = "remove",
        description = "Send no more events to an endpoint; what waits for it is dropped.",
        footer = {"", "Example:", "  everpost webhooks remove shop"})
final class WebhooksRemoveCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Parameters(paramLabel = "NAME", description = "The webhook, as 'webhooks list' shows it.")
    private String name = "";

    @Override
    public Integer call() {
        return connection.show(
                client -> client.delete("/api/v1/webhooks/" + ApiClient.encoded(name)),
                (console, one) -> console.print("removed: " + Plain.text(one, "name")));
    }
}
