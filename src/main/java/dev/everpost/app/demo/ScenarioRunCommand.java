package dev.everpost.app.demo;

import dev.everpost.scenario.BadScenario;
import dev.everpost.scenario.ScenarioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code everpost scenario run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Play a scenario against a gateway of its own; exit code 1 when an expectation fails.",
        footer = "%nExample: everpost scenario run scenarios/faults/black_hole.yaml --json")
final class ScenarioRunCommand implements Callable<Integer> {

    private static final int PORT_MAX = 65_535;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The scenario; scenarios/demo.yaml shows the shape.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private Path file;

    @Option(names = "--json", description = "Print the judgement as JSON, and nothing else.")
    private boolean json;

    @Option(names = "--keep-open", description = "Leave the gateway up after the end, until Ctrl-C.")
    private boolean keepOpen;

    @Option(names = "--smtp-port", paramLabel = "PORT", description = "Where the gateway takes SMTP; else a free port.")
    private int smtpPort;

    @Option(names = "--http-port", paramLabel = "PORT", description = "Where the gateway takes HTTP; else a free port.")
    private int httpPort;

    @Override
    public Integer call() throws SQLException, InterruptedException {
        checkPort("--smtp-port", smtpPort);
        checkPort("--http-port", httpPort);
        if (Files.isDirectory(file)) {
            return wrongUsage(file + ": is a folder; 'everpost scenario list " + file + "' shows what is in it");
        }
        try {
            var scenario = ScenarioFile.read(file);
            var manner = new Theatre.Manner(json, keepOpen, smtpPort, httpPort);
            return DemoCommand.theatre(spec).play(scenario, manner)
                    ? CommandLine.ExitCode.OK
                    : CommandLine.ExitCode.SOFTWARE;
        } catch (BadScenario wrong) {
            return wrongUsage(String.valueOf(wrong.getMessage()));
        } catch (NoSuchFileException missing) {
            return wrongUsage(file + ": there is no such file; 'everpost scenario list' shows what there is");
        } catch (IOException failed) {
            spec.commandLine().getErr().println("everpost scenario run: " + failed.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private void checkPort(String option, int port) {
        if (port < 0 || port > PORT_MAX) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " " + port + " is no port; give 1 to " + PORT_MAX + ", or 0 for a free one");
        }
    }

    private int wrongUsage(String words) {
        spec.commandLine().getErr().println(words);
        return CommandLine.ExitCode.USAGE;
    }
}
