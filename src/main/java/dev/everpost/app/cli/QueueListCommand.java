package dev.everpost.app.cli;

import dev.everpost.world.World;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code everpost queue list}. */
@Command(
        name = "list",
        description = "List messages, newest first, finished ones too unless --state says otherwise.",
        footer = {
            "",
            "Times are RFC 3339 (2026-11-22T09:30:00Z) or ages (30m, 2h, 7d).",
            "",
            "Examples:",
            "  everpost queue list --state waiting --since 1h",
            "  everpost queue list --to ann@customer.example",
            "  everpost queue list --provider ses-main --json"
        })
final class QueueListCommand implements Callable<Integer> {

    private final World world;

    @Mixin
    private final Connection connection = new Connection();

    @Option(names = "--class", paramLabel = "CLASS", description = "critical, transactional or bulk.")
    private @Nullable String messageClass;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "With a recipient that is waiting, attempting, handed_over, refused, expired, cancelled or"
                    + " suppressed.")
    private @Nullable String state;

    @Option(names = "--submitter", paramLabel = "NAME", description = "Submitted by.")
    private @Nullable String submitter;

    @Option(names = "--from", paramLabel = "ADDRESS", description = "The envelope sender, exactly.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "ADDRESS", description = "A recipient, exactly.")
    private @Nullable String to;

    @Option(names = "--provider", paramLabel = "NAME", description = "Last tried at, or waiting for.")
    private @Nullable String provider;

    @Option(names = "--subject", paramLabel = "TEXT", description = "Part of the subject.")
    private @Nullable String subject;

    @Option(names = "--since", paramLabel = "TIME", description = "Accepted at or after.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Accepted before.")
    private @Nullable String until;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many, 1 to 500; default 50.")
    private @Nullable String limit;

    @Option(names = "--cursor", paramLabel = "ID", description = "Go on after this message.")
    private @Nullable String cursor;

    QueueListCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        var path = new QueryString("/api/v1/messages")
                .with("class", messageClass)
                .with("state", state)
                .with("submitter", submitter)
                .with("from", from)
                .with("to", to)
                .with("provider", provider)
                .with("subject", subject)
                .with("since", time(since))
                .with("until", time(until))
                .with("limit", limit)
                .with("cursor", cursor)
                .toString();
        return connection.show(client -> client.get(path), this::print);
    }

    private void print(Console console, JsonNode page) {
        var table = new Table().row("ID", "ACCEPTED (UTC)", "CLASS", "STATES", "FROM", "TO", "SUBJECT");
        page.path("messages").values().forEach(message -> table.row(cells(message)));
        console.print(page.path("messages").values().isEmpty() ? List.of("no message matches") : table.lines());
        if (page.has("next")) {
            console.print(console.paint().faint("more: --cursor " + Plain.text(page, "next")));
        }
    }

    private static String[] cells(JsonNode message) {
        return new String[] {
            Plain.text(message, "id"),
            Measures.time(Plain.text(message, "accepted_at")),
            Plain.text(message, "class"),
            states(message),
            Plain.cut(message.path("from").asString(""), 32),
            Plain.cut(message.path("to").path(0).asString(""), 32),
            Plain.cut(message.path("subject").asString(""), 48)
        };
    }

    private static String states(JsonNode message) {
        var states = new StringBuilder();
        message.path("states")
                .properties()
                .forEach(entry -> states.append(states.isEmpty() ? "" : ", ")
                        .append(entry.getValue().asInt(0))
                        .append(' ')
                        .append(Plain.line(entry.getKey()).replace('_', ' ')));
        return states.toString();
    }

    private @Nullable String time(@Nullable String text) {
        return text == null ? null : Ages.time(text, world);
    }
}
