package dev.everpost.app.demo;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code everpost scenario}. */
@Command(
        name = "scenario",
        mixinStandardHelpOptions = true,
        description = "Play an outage from a file and judge it.",
        footer = {
            "",
            "Examples:",
            "  everpost scenario list",
            "  everpost scenario run scenarios/faults/black_hole.yaml"
        })
public final class ScenarioCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    private ScenarioCommand() {}

    /** With its subcommands. */
    public static CommandLine withSubcommands() {
        return new CommandLine(new ScenarioCommand())
                .addSubcommand(new ScenarioRunCommand())
                .addSubcommand(new ScenarioListCommand());
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }
}
