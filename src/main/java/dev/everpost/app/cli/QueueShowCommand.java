package dev.everpost.app.cli;

import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code everpost queue show}. */
@Command(
        name = "show",
        description = "Tell the life of one message: where each recipient stands, every attempt, and why.",
        footer = {"", "Example:", "  everpost queue show 1wq5t3p0a4g07"})
final class QueueShowCommand extends MessageCommand {

    @Override
    Reply ask(ApiClient client, String path) {
        return client.get(path);
    }

    @Override
    void print(Console console, JsonNode answer) {
        console.print(MessageLife.lines(answer, console.paint()));
    }
}
