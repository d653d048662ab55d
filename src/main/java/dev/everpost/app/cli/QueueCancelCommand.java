package dev.everpost.app.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code everpost queue cancel}. */
@Command(
        name = "cancel",
        description = "Take back what waits of a message. What was handed over cannot be taken back.",
        footer = {"", "Example:", "  everpost queue cancel 1wq5t3p0a4g07"})
final class QueueCancelCommand extends MessageCommand {

    @Override
    Reply ask(ApiClient client, String path) {
        return client.post(path + "/cancel", Map.of());
    }

    @Override
    void print(Console console, JsonNode answer) {
        console.print("cancelled: " + answer.path("cancelled").asInt(0) + "; being attempted: "
                + answer.path("in_flight").asInt(0) + "; already final: "
                + answer.path("already_final").asInt(0));
    }
}
