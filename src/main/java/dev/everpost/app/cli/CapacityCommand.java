package dev.everpost.app.cli;

import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code everpost capacity}. */
@Command(
        name = "capacity",
        description = "Tell what would happen if a provider died.",
        footer = {
            "",
            "Which mail the others would carry in time, by class, and what holds the rest.",
            "",
            "Examples:",
            "  everpost capacity",
            "  everpost capacity --without ses-main --at peak",
            "  everpost capacity --without none --at now"
        })
final class CapacityCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Option(names = "--without", paramLabel = "PROVIDER", description = "Only this one's death; none: all are alive.")
    private @Nullable String without;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "now, or peak: the busiest hour of the last seven days. Default both.")
    private @Nullable String at;

    @Override
    public Integer call() {
        var path = new QueryString("/api/v1/capacity")
                .with("without", without)
                .with("at", at)
                .toString();
        return connection.show(client -> client.get(path), CapacityCommand::print);
    }

    private static void print(Console console, JsonNode body) {
        var paint = console.paint();
        var table = new Table().row("WITHOUT", "AT", "CLASS", "RECIPIENTS", "IN TIME", "WAITS UP TO", "CARRIED BY");
        for (var outlook : body.path("outlooks").values()) {
            for (var of : outlook.path("classes").values()) {
                table.row(cells(outlook, of, paint));
            }
        }
        console.print(table.lines());
        for (var outlook : body.path("outlooks").values()) {
            var held = Plain.text(outlook, "bottleneck");
            if (!held.isEmpty()) {
                console.print(
                        "without " + Plain.text(outlook, "without") + ", " + Plain.text(outlook, "at") + ": " + held);
            }
        }
    }

    private static String[] cells(JsonNode outlook, JsonNode of, Paint paint) {
        double share = of.path("share").asDouble(0);
        var percent = Math.floor(share * 1_000) / 10 + " %";
        return new String[] {
            paint.strong(Plain.text(outlook, "without")),
            Plain.text(outlook, "at"),
            Plain.text(of, "class"),
            Long.toString(of.path("recipients").asLong(0)),
            share >= 1 ? paint.good("all") : share >= 0.9 ? paint.warning(percent) : paint.bad(percent),
            of.path("longest_wait_ms").asLong(0) == 0
                    ? "-"
                    : Measures.span(of.path("longest_wait_ms").asLong(0)),
            carriers(of.path("carried_by"))
        };
    }

    private static String carriers(JsonNode carriedBy) {
        var names = new StringJoiner(", ");
        carriedBy.forEachEntry((name, amount) -> names.add(Plain.line(name) + " " + amount.asLong(0)));
        return names.toString();
    }
}
