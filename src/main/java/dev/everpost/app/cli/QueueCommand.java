package dev.everpost.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code everpost queue}. */
@Command(
        name = "queue",
        description = "Shows what waits: how much, how long, for whom.",
        footer = {
            "",
            "Examples:",
            "  everpost queue",
            "  everpost queue list --state waiting --class critical",
            "  everpost queue show 1wq5t3p0a4g07"
        })
final class QueueCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        return connection.show(spec, client -> client.get("/api/v1/queue"), depth -> {
            var console = Console.of(spec);
            console.print(QueuePicture.lines(depth, console.paint()));
            return Console.OK;
        });
    }
}
