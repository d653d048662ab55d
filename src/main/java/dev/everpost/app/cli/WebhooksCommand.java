package dev.everpost.app.cli;

import picocli.CommandLine.Command;

/** {@code everpost webhooks}: a name for what is below it. */
@Command(name = "webhooks", description = "Show and steer the endpoints that our own events go to.")
final class WebhooksCommand extends CommandGroup {

    WebhooksCommand() {
        super("list, add, remove, test, replay, rotate, enable or disable");
    }
}
