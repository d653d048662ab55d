package dev.everpost.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code everpost suppressions import}. */
@Command(
        name = "import",
        description = "List every address of a CSV file: address, reason, source, at, until; only the address must be"
                + " there. To import a file twice does no harm.",
        footer = {"", "Example:", "  everpost suppressions import ses-list.csv"})
final class SuppressionsImportCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Mixin
    private final SuppressionScope scope = new SuppressionScope();

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        try {
            return switch (SuppressionsFile.read(Files.readAllLines(file))) {
                case SuppressionsFile.Content.Wrong(var line, var why) ->
                    failed(file + " line " + line + ": " + why + "; nothing was imported, correct it and try again");
                case SuppressionsFile.Content.Entries(var entries) -> send(entries);
            };
        } catch (IOException unreadable) {
            return failed(file + " can not be read as UTF-8 text: " + unreadable.getMessage());
        }
    }

    private int send(List<SuppressionsFile.Entry> entries) {
        try (var client = connection.open()) {
            for (var entry : entries) {
                var reply = client.put(scope.entry(entry.address()), entry.fields());
                if (!(reply instanceof Reply.Done)) {
                    connection.console().show(reply, false, _ -> Console.OK);
                    return failed(file + " line " + entry.line() + " was not taken, the lines before it were;"
                            + " correct it and import the file again");
                }
            }
            connection.console().print("suppressed: " + entries.size() + " addresses of " + file);
            return Console.OK;
        }
    }

    private int failed(String why) {
        var err = connection.console().err();
        err.println(why);
        err.flush();
        return Console.FAILED;
    }
}
