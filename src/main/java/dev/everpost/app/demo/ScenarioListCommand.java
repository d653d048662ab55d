package dev.everpost.app.demo;

import dev.everpost.app.cli.Table;
import dev.everpost.scenario.BadScenario;
import dev.everpost.scenario.Scenario;
import dev.everpost.scenario.ScenarioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code everpost scenario list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the scenarios in a folder and below.",
        footer = "%nExample: everpost scenario list scenarios")
final class ScenarioListCommand implements Callable<Integer> {

    private static final Path OUTAGES = Path.of("outages");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FOLDER",
            arity = "0..1",
            defaultValue = "scenarios",
            description = "Where to look; default ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private Path folder;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try {
            var scenarios = read();
            print(json ? List.of(new JsonMapper().writeValueAsString(rows(scenarios))) : table(scenarios));
            return CommandLine.ExitCode.OK;
        } catch (NoSuchFileException missing) {
            return wrong(folder + ": there is no such folder; name one with scenario files");
        } catch (BadScenario bad) {
            return wrong(String.valueOf(bad.getMessage()));
        }
    }

    /** By file, in the order of names. */
    private Map<Path, Scenario> read() throws IOException {
        var scenarios = new LinkedHashMap<Path, Scenario>();
        for (var file : files()) {
            scenarios.put(file, ScenarioFile.read(file));
        }
        return scenarios;
    }

    private List<Path> files() throws IOException {
        try (var below = Files.walk(folder)) {
            return below.filter(file -> file.toString().endsWith(".yaml") && !isOutage(file))
                    .sorted()
                    .toList();
        }
    }

    /** Outages are files of another shape, which {@code everpost outage} reads. */
    private static boolean isOutage(Path file) {
        var folder = file.getParent();
        return folder != null && folder.endsWith(OUTAGES);
    }

    /** A scenario as a program reads it. */
    record Row(String file, String name, String description, long seconds) {}

    private static List<String> table(Map<Path, Scenario> scenarios) {
        var table = new Table();
        scenarios.forEach((file, scenario) ->
                table.row(file.toString(), scenario.duration().toSeconds() + " s", scenario.description()));
        return table.lines();
    }

    private static List<Row> rows(Map<Path, Scenario> scenarios) {
        var rows = new ArrayList<Row>();
        scenarios.forEach((file, scenario) -> rows.add(new Row(
                file.toString(),
                scenario.name(),
                scenario.description(),
                scenario.duration().toSeconds())));
        return rows;
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
