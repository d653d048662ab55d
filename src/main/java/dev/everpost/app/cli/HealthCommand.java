package dev.everpost.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code everpost health}. */
@Command(
        name = "health",
        description = "Show what is failing, how far, and who says so.",
        footer = {
            "",
            "States: up, degraded (others go first), down (nothing is given to it while another works),",
            "unknown (nobody can tell). The extent is the widest scope that explains it.",
            "",
            "Examples:",
            "  everpost health             verdicts",
            "  everpost health --evidence  the signals behind them"
        })
final class HealthCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Option(names = "--evidence", description = "Show each signal that counts now.")
    private boolean evidence;

    @Override
    public Integer call() {
        return connection.show(
                client -> client.get("/api/v1/health"), evidence ? HealthCommand::signals : HealthCommand::verdicts);
    }

    private static void verdicts(Console console, JsonNode body) {
        var table = new Table().row("SCOPE", "STATE", "EXTENT", "SINCE (UTC)", "TOOK", "WHY");
        body.path("verdicts")
                .values()
                .forEach(one -> table.row(
                        Plain.text(one, "scope"),
                        state(console, Plain.text(one, "state")),
                        Plain.text(one, "extent"),
                        Measures.time(Plain.text(one, "since")),
                        one.has("time_to_verdict_ms")
                                ? Measures.span(one.path("time_to_verdict_ms").asLong())
                                : "",
                        Plain.cut(Plain.text(one, "why"), 100)));
        console.print(table.lines());
        body.path("held_receivers")
                .properties()
                .forEach(held -> console.print("mail for " + Plain.line(held.getKey()) + " waits: "
                        + Plain.cut(Plain.line(held.getValue().asString()), 100)));
    }

    private static void signals(Console console, JsonNode body) {
        var all = body.path("signals").values();
        var table = new Table().row("SCOPE", "SOURCE", "OBSERVER", "READING", "STRENGTH", "AT (UTC)", "WORDS");
        all.forEach(one -> table.row(
                Plain.text(one, "scope"),
                Plain.text(one, "source"),
                Plain.text(one, "observer"),
                Plain.text(one, "reading"),
                one.path("strength").asString(),
                Measures.time(Plain.text(one, "at")),
                Plain.cut(Plain.text(one, "words"), 100)));
        console.print(all.isEmpty() ? List.of("no signal is fresh; nothing was sent or probed lately") : table.lines());
    }

    private static String state(Console console, String state) {
        return switch (state) {
            case "down" -> console.paint().bad(state);
            case "degraded" -> console.paint().warning(state);
            case "up" -> console.paint().good(state);
            default -> state;
        };
    }
}
