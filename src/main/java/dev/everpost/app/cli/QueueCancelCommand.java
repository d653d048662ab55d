package dev.everpost.app.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code everpost queue cancel}. */
@Command(
        name = "cancel",
        description = "Takes back what waits of a message. What was handed over cannot be taken back.",
        footer = {"", "Example:", "  everpost queue cancel 1wq5t3p0a4g07"})
final class QueueCancelCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "The message's id, 13 characters.")
    private String id = "";

    @Override
    public Integer call() {
        var path = "/api/v1/messages/" + ApiClient.encoded(id) + "/cancel";
        return connection.show(spec, client -> client.post(path, Map.of()), body -> {
            Console.of(spec)
                    .print("cancelled: " + body.path("cancelled").asInt(0) + "; being attempted: "
                            + body.path("in_flight").asInt(0) + "; already final: "
                            + body.path("already_final").asInt(0));
            return Console.OK;
        });
    }
}
