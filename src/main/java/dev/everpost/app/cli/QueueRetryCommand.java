package dev.everpost.app.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code everpost queue retry}. */
@Command(
        name = "retry",
        description = "Make what waits of a message due now.",
        footer = {"", "Example:", "  everpost queue retry 1wq5t3p0a4g07"})
final class QueueRetryCommand extends MessageCommand {

    @Override
    Reply ask(ApiClient client, String path) {
        return client.post(path + "/retry", Map.of());
    }

    @Override
    void print(Console console, JsonNode answer) {
        console.print("due now: " + answer.path("retried").asInt(0) + " of the message's recipients");
    }
}
