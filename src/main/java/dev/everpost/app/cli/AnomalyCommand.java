package dev.everpost.app.cli;

import picocli.CommandLine.Command;

/** {@code everpost anomaly}: a name for what is below it. */
@Command(name = "anomaly", description = "See what left its usual band, and measure the detector.")
final class AnomalyCommand extends CommandGroup {

    AnomalyCommand() {
        super("list or nab");
    }
}
