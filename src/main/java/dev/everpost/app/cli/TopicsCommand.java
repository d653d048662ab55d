package dev.everpost.app.cli;

import picocli.CommandLine.Command;

/** {@code everpost topics}: a name for what is below it. */
@Command(name = "topics", description = "Show and steer the subscriptions of our own topics.")
final class TopicsCommand extends CommandGroup {

    TopicsCommand() {
        super("list, confirm, resend or unsubscribe");
    }
}
