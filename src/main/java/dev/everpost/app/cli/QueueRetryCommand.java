package dev.everpost.app.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code everpost queue retry}. */
@Command(
        name = "retry",
        description = "Makes what waits of a message due now.",
        footer = {"", "Example:", "  everpost queue retry 1wq5t3p0a4g07"})
final class QueueRetryCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "The message's id, 13 characters.")
    private String id = "";

    @Override
    public Integer call() {
        var path = "/api/v1/messages/" + ApiClient.encoded(id) + "/retry";
        return connection.show(spec, client -> client.post(path, Map.of()), body -> {
            Console.of(spec).print("due now: " + body.path("retried").asInt(0) + " of the message's recipients");
            return Console.OK;
        });
    }
}
