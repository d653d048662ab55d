package dev.everpost.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** {@code everpost topics} and {@code everpost topics list}. */
@Command(
        name = "topics",
        description = "Show the subscriptions of our own topics, or change one.",
        footer = {
            "",
            "Examples:",
            "  everpost topics list",
            "  everpost topics resend 0f3b6c1e-5a54-4f6e-9a52-6d6a1e1f9c11",
            "  everpost topics confirm 0f3b6c1e-5a54-4f6e-9a52-6d6a1e1f9c11"
        })
final class TopicsCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Override
    public Integer call() {
        return connection.show(client -> client.get("/api/v1/topics"), TopicsCommand::print);
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
