package dev.everpost.app.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code everpost route explain}. */
@Command(
        name = "explain",
        description = "Tell who would carry a message now, and why not the others; nothing is sent.",
        footer = {
            "",
            "Examples:",
            "  everpost route explain --class critical",
            "  everpost route explain --to ann@example.net --size 2000000"
        })
final class RouteExplainCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Option(names = "--class", paramLabel = "CLASS", description = "critical, transactional (default) or bulk.")
    private @Nullable String messageClass;

    @Option(names = "--submitter", paramLabel = "NAME", description = "Who submits it.")
    private @Nullable String submitter;

    @Option(names = "--from", paramLabel = "ADDRESS", description = "The envelope sender; default an ordinary one.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "ADDRESS", description = "The recipient; default an ordinary one.")
    private @Nullable String to;

    @Option(names = "--size", paramLabel = "BYTES", description = "How large it is; default 4096.")
    private @Nullable String size;

    @Override
    public Integer call() {
        var path = new QueryString("/api/v1/route/explain")
                .with("class", messageClass)
                .with("submitter", submitter)
                .with("from", from)
                .with("to", to)
                .with("size", size)
                .toString();
        return connection.show(client -> client.get(path), this::print);
    }

    private void print(Console console, JsonNode decision) {
        decision.path("lines").values().forEach(line -> console.print(Plain.line(line.asString())));
        var table = new Table();
        for (var candidate : decision.path("candidates").values()) {
            boolean chosen = candidate.path("chosen").asBoolean(false);
            var name = Plain.text(candidate, "provider");
            table.row(
                    chosen ? console.paint().good("→ " + name) : "  " + name,
                    chosen ? "" : console.paint().faint("passed over"),
                    Plain.text(candidate, "why"));
        }
        console.print(table.lines());
    }
}
