package dev.everpost.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** {@code everpost topics list}. */
@Command(
        name = "list",
        description = "List the subscriptions of our own topics.",
        footer = {"", "Example:", "  everpost topics list"})
final class TopicsListCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Override
    public Integer call() {
        return connection.show(client -> client.get("/api/v1/topics"), TopicsListCommand::print);
    }

    private static void print(Console console, JsonNode body) {
        var all = body.path("subscriptions").values();
        var table = new Table().row("TOPIC", "ENDPOINT", "STATE", "SINCE (UTC)", "ASKED", "ID");
        all.forEach(one -> table.row(
                Plain.text(one, "topic_arn"),
                Plain.text(one, "endpoint"),
                Plain.text(one, "state"),
                Measures.time(Plain.text(one, "since")),
                Integer.toString(one.path("asked").asInt(0)),
                Plain.text(one, "id")));
        console.print(
                all.isEmpty()
                        ? List.of("no topic has a subscription; see topics in the configuration")
                        : table.lines());
    }
}
