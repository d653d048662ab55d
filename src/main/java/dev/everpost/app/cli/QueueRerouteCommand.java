package dev.everpost.app.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code everpost queue reroute}. */
@Command(
        name = "reroute",
        description = "Send what waits for a provider back to the router.",
        footer = {"", "Example:", "  everpost queue reroute ses-main"})
final class QueueRerouteCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Parameters(paramLabel = "PROVIDER", description = "The provider, as configured.")
    private String provider = "";

    @Override
    public Integer call() {
        var body = Map.of("provider", provider);
        return connection.show(
                client -> client.post("/api/v1/queue/reroute", body),
                (console, done) -> console.print("back to the router: "
                        + done.path("deliveries").asInt(0) + " that waited for " + Plain.text(done, "provider")));
    }
}
