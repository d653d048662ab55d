package dev.everpost.app.cli;

import dev.everpost.world.World;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code everpost cost}. */
@Command(
        name = "cost",
        description = "Tell what mail cost, and what it would have cost at best.",
        footer = {"", "Examples:", "  everpost cost", "  everpost cost --since 7d --json"})
final class CostCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    private final World world;

    @Option(names = "--since", paramLabel = "TIME", description = "Accepted at or after, such as 24h (default) or 7d.")
    private @Nullable String since;

    CostCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        var path = new QueryString("/api/v1/cost")
                .with("since", since == null ? null : Ages.time(since, world))
                .toString();
        return connection.show(client -> client.get(path), CostCommand::print);
    }

    private static void print(Console console, JsonNode body) {
        var table = new Table().row("PROVIDER", "SUBMITTER", "CLASS", "RECIPIENTS", "COST", "AT BEST");
        for (var row : body.path("rows").values()) {
            table.row(
                    Plain.text(row, "provider"),
                    Plain.text(row, "submitter"),
                    Plain.text(row, "class"),
                    Long.toString(row.path("recipients").asLong(0)),
                    money(row.path("money")),
                    money(row.path("cheapest")));
        }
        console.print(table.lines());
        console.print(summary(body));
    }

    private static String summary(JsonNode body) {
        var currency = Plain.text(body, "currency");
        long unpriced = body.path("unpriced").asLong(0);
        var words = body.path("recipients").asLong(0) + " recipients since " + Measures.time(Plain.text(body, "since"))
                + (currency.isEmpty()
                        ? ""
                        : ": " + money(body.path("money")) + " " + currency + ", at best "
                                + money(body.path("cheapest")));
        return unpriced == 0 ? words : words + "; " + unpriced + " by providers without a cost";
    }

    private static String money(JsonNode amount) {
        return amount.isNumber() ? BigDecimal.valueOf(amount.asDouble()).toPlainString() : "-";
    }
}
