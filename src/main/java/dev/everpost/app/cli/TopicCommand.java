package dev.everpost.app.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code everpost topics confirm|resend|unsubscribe}. */
@Command
final class TopicCommand implements Callable<Integer> {

    private final String command;

    @Mixin
    private final Connection connection = new Connection();

    @Parameters(paramLabel = "ID", description = "The subscription, as 'topics list' shows it.")
    private String id = "";

    TopicCommand(String command) {
        this.command = command;
    }

    @Override
    public Integer call() {
        var path = "/api/v1/topics/" + ApiClient.encoded(id) + "/" + command;
        return connection.show(client -> client.post(path, Map.of()), TopicCommand::print);
    }

    private static void print(Console console, JsonNode one) {
        console.print(Plain.text(one, "endpoint") + " is " + Plain.text(one, "state") + " for "
                + Plain.text(one, "topic_arn"));
    }
}
