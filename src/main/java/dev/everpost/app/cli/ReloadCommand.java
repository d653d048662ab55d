package dev.everpost.app.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** {@code everpost reload}. */
@Command(
        name = "reload",
        description = "Make the running gateway read its configuration again.",
        footer = {"", "A configuration with an error changes nothing.", "", "Example:", "  everpost reload"})
final class ReloadCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Override
    public Integer call() {
        return connection.show(client -> client.post("/api/v1/reload", Map.of()), this::print);
    }

    private void print(Console console, JsonNode body) {
        var changes = body.path("changes").values();
        console.print(changes.isEmpty() ? "reloaded: nothing changed" : "reloaded");
        changes.forEach(change -> console.print("  " + Plain.line(change.asString())));
        body.path("need_restart")
                .values()
                .forEach(key ->
                        console.print(console.paint().warning("  needs a restart: ") + Plain.line(key.asString())));
    }
}
