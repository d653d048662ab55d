package dev.everpost.app.cli;

import dev.everpost.world.World;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code everpost webhooks replay}. */
@Command(
        name = "replay",
        description = "Send an endpoint again what happened since a time, under the same ids.",
        footer = {
            "",
            "Times are RFC 3339 (2026-11-22T09:30:00Z) or ages (30m, 2h, 7d).",
            "",
            "Example:",
            "  everpost webhooks replay shop --since 2h"
        })
final class WebhooksReplayCommand implements Callable<Integer> {

    private final World world;

    @Mixin
    private final Connection connection = new Connection();

    @Parameters(paramLabel = "NAME", description = "The webhook, as 'webhooks list' shows it.")
    private String name = "";

    @Option(names = "--since", paramLabel = "TIME", required = true, description = "From this time on.")
    private String since = "";

    WebhooksReplayCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        var path = "/api/v1/webhooks/" + ApiClient.encoded(name) + "/replay";
        return connection.show(
                client -> client.post(path, Map.of("since", Ages.time(since, world))),
                (console, begun) -> console.print("replaying to " + Plain.text(begun, "name") + " what happened since "
                        + Measures.time(Plain.text(begun, "since")) + " UTC"));
    }
}
