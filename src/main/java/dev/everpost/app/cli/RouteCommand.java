package dev.everpost.app.cli;

import picocli.CommandLine.Command;

/** {@code everpost route}: a name for what is below it. */
@Command(name = "route", description = "Questions to the router; see 'route explain'.")
final class RouteCommand extends CommandGroup {

    RouteCommand() {
        super("explain");
    }
}
