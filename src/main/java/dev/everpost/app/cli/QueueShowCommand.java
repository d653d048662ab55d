package dev.everpost.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code everpost queue show}. */
@Command(
        name = "show",
        description = "Tells the life of one message: where each recipient stands, every attempt, and why.",
        footer = {"", "Example:", "  everpost queue show 1wq5t3p0a4g07"})
final class QueueShowCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "The message's id, 13 characters.")
    private String id = "";

    @Override
    public Integer call() {
        return connection.show(spec, client -> client.get("/api/v1/messages/" + ApiClient.encoded(id)), message -> {
            var console = Console.of(spec);
            console.print(MessageLife.lines(message, console.paint()));
            return Console.OK;
        });
    }
}
