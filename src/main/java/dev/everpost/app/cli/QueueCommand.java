package dev.everpost.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code everpost queue}. */
@Command(
        name = "queue",
        description = "Show what waits: how much, how long, for whom.",
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

    @Override
    public Integer call() {
        return connection.show(
                client -> client.get("/api/v1/queue"),
                (console, depth) -> console.print(QueuePicture.lines(depth, console.paint())));
    }
}
