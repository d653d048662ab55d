package dev.everpost.app.outage;

import dev.everpost.app.cli.Table;
import dev.everpost.scenario.BadScenario;
import dev.everpost.scenario.Outage;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code everpost outage list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the outages that can be played.",
        footer = "%nExample: everpost outage list")
final class OutageListCommand implements Callable<Integer> {

    private static final int HOUR = 3600;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            defaultValue = Library.FOLDER,
            description = "Where they are; default ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private Path folder;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** An outage as a program reads it. */
    record Row(String name, String starts, long seconds, List<String> providers, String source, String description) {
        static Row of(Outage outage) {
            return new Row(
                    outage.name(),
                    outage.starts().toString(),
                    outage.lasts().toSeconds(),
                    outage.cast().stream().map(role -> role.words()).toList(),
                    outage.source(),
                    outage.description());
        }
    }

    @Override
    public Integer call() throws IOException {
        try {
            var outages = new Library(folder).all();
            print(
                    json
                            ? List.of(new JsonMapper()
                                    .writeValueAsString(
                                            outages.stream().map(Row::of).toList()))
                            : table(outages));
            return CommandLine.ExitCode.OK;
        } catch (NoSuchFileException missing) {
            return wrong(folder + ": there is no such folder; name one with outages by --folder");
        } catch (BadScenario bad) {
            return wrong(String.valueOf(bad.getMessage()));
        }
    }

    private static List<String> table(List<Outage> outages) {
        var table = new Table();
        outages.forEach(outage -> table.row(outage.name(), outage.lasts().toSeconds() / HOUR + " h", outage.source()));
        return table.lines();
    }

    private void print(List<String> lines) {
        lines.forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
    }

    private int wrong(String words) {
        spec.commandLine().getErr().println(words);
        return CommandLine.ExitCode.USAGE;
    }
}
