package dev.everpost.app.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A name for the commands below it: without one of them it only says which there are. */
abstract class CommandGroup implements Runnable {

    private final String below;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    CommandGroup(String below) {
        this.below = below;
    }

    @Override
    public final void run() {
        throw new ParameterException(spec.commandLine(), spec.name() + " needs a subcommand: " + below);
    }
}
