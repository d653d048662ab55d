package dev.everpost.app.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code everpost providers drain|force|resume}. */
@Command(
        footer = {
            "",
            "Examples:",
            "  everpost providers drain ses-main --reason \"key rotation\"",
            "  everpost providers force relay-b --reason \"their status page says it works\"",
            "  everpost providers resume ses-main"
        })
final class SteerCommand implements Callable<Integer> {

    private final String command;

    @Mixin
    private final Connection connection = new Connection();

    @Parameters(paramLabel = "NAME", description = "The provider, as configured.")
    private String name = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record.")
    private @Nullable String reason;

    SteerCommand(String command) {
        this.command = command;
    }

    @Override
    public Integer call() {
        Map<String, String> body = reason == null ? Map.of() : Map.of("reason", reason);
        var path = "/api/v1/providers/" + ApiClient.encoded(name) + "/" + command;
        return connection.show(client -> client.post(path, body), this::print);
    }

    private void print(Console console, JsonNode provider) {
        console.print(Plain.text(provider, "name") + " is "
                + console.paint().state(Plain.text(provider, "state")) + ", offered "
                + Math.round(provider.path("share").asDouble(0) * 100) + " % of new mail: "
                + Plain.text(provider, "why"));
    }
}
