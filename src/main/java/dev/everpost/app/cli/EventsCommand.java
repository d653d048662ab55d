package dev.everpost.app.cli;

import dev.everpost.world.World;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code everpost events}. */
@Command(
        name = "events",
        description = "Show what became of mail; follow it with --follow.",
        footer = {
            "",
            "Times are RFC 3339 (2026-11-22T09:30:00Z) or ages (30m, 2h, 7d).",
            "",
            "Examples:",
            "  everpost events --since 1h --type message.bounced",
            "  everpost events --follow",
            "  everpost events --follow --json | jq .data.recipient"
        })
final class EventsCommand implements Callable<Integer> {

    private static final String WAIT = "20s";

    private final World world;

    @Mixin
    private final Connection connection = new Connection();

    @Option(names = "--follow", description = "Go on until interrupted; without --since from now on.")
    private boolean follow;

    @Option(names = "--since", paramLabel = "TIME", description = "From this time on.")
    private @Nullable String since;

    @Option(names = "--after", paramLabel = "CURSOR", description = "Behind this cursor of an earlier event.")
    private @Nullable String after;

    @Option(names = "--type", paramLabel = "TYPE", description = "Such as message.bounced or message.*.")
    private @Nullable String type;

    @Option(names = "--submitter", paramLabel = "NAME", description = "Of this submitter's mail.")
    private @Nullable String submitter;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "At once, 1 to 500; default 100.")
    private String limit = "";

    EventsCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        var console = connection.console();
        try (var client = connection.open()) {
            var place = new Place(after == null && since == null && follow ? "end" : after);
            int exit = page(client, console, place);
            while (follow && exit == Console.OK) {
                exit = page(client, console, place);
            }
            return exit;
        }
    }

    /** Where the next page starts; the time counts only for the first. */
    private final class Place {
        private @Nullable String cursor;

        Place(@Nullable String cursor) {
            this.cursor = cursor;
        }

        String path() {
            return new QueryString("/api/v1/events")
                    .with("after", cursor)
                    .with("since", cursor == null && since != null ? Ages.time(since, world) : null)
                    .with("type", type)
                    .with("submitter", submitter)
                    .with("limit", limit)
                    .with("wait", follow ? WAIT : null)
                    .toString();
        }
    }

    private int page(ApiClient client, Console console, Place place) {
        return console.show(client.get(place.path()), connection.json() && !follow, body -> {
            body.path("events").values().forEach(event -> print(console, event));
            place.cursor = Plain.text(body, "next");
            if (!follow && body.path("more").asBoolean(false)) {
                console.print(console.paint().faint("more: --after " + place.cursor));
            }
            return Console.OK;
        });
    }

    private void print(Console console, JsonNode event) {
        console.print(connection.json() ? event.toString() : line(event));
    }

    /** {@code 2026-11-22 09:30:00  message.bounced  ann@example.net  550 5.1.1 user unknown}. */
    private static String line(JsonNode event) {
        var data = event.path("data");
        var about = first(data, "recipient", "provider", "subject", "message_id");
        var more = first(data, "reason", "to", "submitter");
        return Measures.time(Plain.text(event, "timestamp")) + "  " + Plain.text(event, "type") + "  " + about
                + (data.has("recipient") && data.has("provider") ? "  by " + Plain.text(data, "provider") : "")
                + (more.isEmpty() ? "" : "  " + more);
    }

    private static String first(JsonNode data, String... names) {
        for (var name : names) {
            if (data.has(name)) {
                return Plain.text(data, name);
            }
        }
        return "";
    }
}
