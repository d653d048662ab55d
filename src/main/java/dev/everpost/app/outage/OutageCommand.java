package dev.everpost.app.outage;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code everpost outage}. */
@Command(
        name = "outage",
        mixinStandardHelpOptions = true,
        description = "Play an outage that really happened again, in simulated time.",
        footer = {
            "",
            "Examples:",
            "  everpost outage list",
            "  everpost outage replay aws-2025-10-20",
            "  everpost outage replay all --seed 7 --json"
        })
public final class OutageCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    private OutageCommand() {}

    /** With its subcommands. */
    public static CommandLine withSubcommands() {
        return new CommandLine(new OutageCommand())
                .addSubcommand(new OutageListCommand())
                .addSubcommand(new OutageReplayCommand())
                .addSubcommand(new OutageQuietCommand());
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }
}
