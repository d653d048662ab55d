package dev.everpost.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code everpost suppressions list}. */
@Command(
        name = "list",
        description = "List suppressed addresses in order, with reason, source and date.",
        footer = {"", "Example:", "  everpost suppressions list --reason complaint --since 2026-11-01T00:00:00Z"})
final class SuppressionsListCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Mixin
    private final SuppressionScope scope = new SuppressionScope();

    @Option(names = "--reason", paramLabel = "REASON", description = "bounce, complaint, unsubscribe or manual.")
    private @Nullable String reason;

    @Option(names = "--since", paramLabel = "TIME", description = "Listed at or after (RFC 3339).")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Listed before (RFC 3339).")
    private @Nullable String until;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many, 1 to 500; default 50.")
    private @Nullable String limit;

    @Option(names = "--cursor", paramLabel = "ADDRESS", description = "Go on after this address.")
    private @Nullable String cursor;

    @Override
    public Integer call() {
        var path = scope.list()
                .with("reason", reason)
                .with("since", since)
                .with("until", until)
                .with("limit", limit)
                .with("cursor", cursor)
                .toString();
        return connection.show(client -> client.get(path), SuppressionsListCommand::print);
    }

    private static void print(Console console, JsonNode page) {
        var entries = page.path("suppressions").values();
        var table = new Table().row("ADDRESS", "REASON", "SINCE (UTC)", "UNTIL (UTC)", "SOURCE");
        entries.forEach(entry -> table.row(
                Plain.text(entry, "address"),
                Plain.text(entry, "reason"),
                Measures.time(Plain.text(entry, "at")),
                entry.has("until") ? Measures.time(Plain.text(entry, "until")) : "-",
                Plain.cut(entry.path("source").asString(""), 60)));
        console.print(entries.isEmpty() ? List.of("no address is suppressed") : table.lines());
        if (page.has("next")) {
            console.print(console.paint().faint("more: --cursor " + Plain.text(page, "next")));
        }
    }
}
