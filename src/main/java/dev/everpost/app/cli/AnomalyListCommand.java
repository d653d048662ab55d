package dev.everpost.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code everpost anomaly list}. */
@Command(
        name = "list",
        description = "List the series that left their usual band for the worse: what, now, usually, since when.",
        footer = {"", "Examples:", "  everpost anomaly list", "  everpost anomaly list --all"})
final class AnomalyListCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Option(names = "--all", description = "Every series that is learned.")
    private boolean all;

    @Override
    public Integer call() {
        var path = new QueryString("/api/v1/anomalies")
                .with("all", all ? "true" : null)
                .toString();
        return connection.show(client -> client.get(path), AnomalyListCommand::print);
    }

    private static void print(Console console, JsonNode body) {
        var series = body.path("list");
        if (!series.isEmpty()) {
            var table = new Table().row("SERIES", "OF", "NOW", "USUALLY", "SINCE");
            series.values().forEach(each -> row(table, each, console.paint()));
            console.print(table.lines());
        }
        console.print(body.path("anomalies").asLong(0) + " of "
                + body.path("series").asLong(0) + " series are outside their usual band");
    }

    private static void row(Table table, JsonNode each, Paint paint) {
        boolean anomalous = each.has("since");
        var now = Plain.text(each, "now");
        var usually = Plain.text(each, "usually");
        table.row(
                Plain.text(each, "measure"),
                Plain.text(each, "scope"),
                anomalous ? paint.bad(now) : now,
                usually.isEmpty() ? "learning" : usually,
                anomalous ? Plain.text(each, "since") : "-");
    }
}
