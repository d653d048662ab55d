package dev.everpost.app.cli;

import picocli.CommandLine.Command;

/** {@code everpost suppressions}: a name for what is below it. */
@Command(name = "suppressions", description = "Keep the addresses that nothing is sent to.")
final class SuppressionsCommand extends CommandGroup {

    SuppressionsCommand() {
        super("list, add, remove, import or export");
    }
}
