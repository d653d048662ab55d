package dev.everpost.app.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** {@code everpost suppressions export}. */
@Command(
        name = "export",
        description = "Print the whole list as CSV that 'suppressions import' reads.",
        footer = {"", "Example:", "  everpost suppressions export > suppressions.csv"})
final class SuppressionsExportCommand implements Callable<Integer> {

    private static final String PAGE = "500";

    @Mixin
    private final Connection connection = new Connection();

    @Mixin
    private final SuppressionScope scope = new SuppressionScope();

    private @Nullable String next;

    @Override
    public Integer call() {
        var console = connection.console();
        console.print(Csv.line(SuppressionsFile.COLUMNS));
        try (var client = connection.open()) {
            int exit = page(console, client);
            while (exit == Console.OK && next != null) {
                exit = page(console, client);
            }
            return exit;
        }
    }

    private int page(Console console, ApiClient client) {
        var path = scope.list().with("limit", PAGE).with("cursor", next).toString();
        return console.show(client.get(path), false, page -> {
            page.path("suppressions").values().forEach(entry -> console.print(line(entry)));
            next = page.has("next") ? page.path("next").asString("") : null;
            return Console.OK;
        });
    }

    private static String line(JsonNode entry) {
        return Csv.line(SuppressionsFile.COLUMNS.stream()
                .map(column -> Plain.line(entry.path(column).asString("")))
                .toList());
    }
}
