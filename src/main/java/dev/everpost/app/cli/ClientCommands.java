package dev.everpost.app.cli;

import dev.everpost.world.World;
import java.util.List;
import picocli.CommandLine;

/** The client's commands, ready to be added under {@code everpost}. */
public final class ClientCommands {

    private ClientCommands() {}

    /** Fresh instances of all commands, for {@link CommandLine#addSubcommand(Object)}. */
    public static List<Object> all() {
        return all(World.real());
    }

    /** The same with a clock of the caller's choice. */
    static List<Object> all(World world) {
        return List.of(
                new SendCommand(world),
                queue(world),
                suppressions(),
                providers(),
                new CommandLine(new FeedsCommand()),
                topics(),
                webhooks(world),
                new EventsCommand(world),
                route(),
                anomaly(),
                new CapacityCommand(),
                new CostCommand(world),
                new HealthCommand(),
                new SilentCommand(),
                new ReloadCommand());
    }

    private static CommandLine queue(World world) {
        return new CommandLine(new QueueCommand())
                .addSubcommand(new QueueListCommand(world))
                .addSubcommand(new QueueShowCommand())
                .addSubcommand(new QueueRetryCommand())
                .addSubcommand(new QueueCancelCommand())
                .addSubcommand(new QueueRerouteCommand());
    }

    private static CommandLine anomaly() {
        return new CommandLine(new AnomalyCommand())
                .addSubcommand(new AnomalyListCommand())
                .addSubcommand(new AnomalyNabCommand());
    }

    private static CommandLine suppressions() {
        return new CommandLine(new SuppressionsCommand())
                .addSubcommand(new SuppressionsListCommand())
                .addSubcommand(new SuppressionsAddCommand())
                .addSubcommand(new SuppressionsRemoveCommand())
                .addSubcommand(new SuppressionsImportCommand())
                .addSubcommand(new SuppressionsExportCommand());
    }

    private static CommandLine providers() {
        return new CommandLine(new ProvidersCommand())
                .addSubcommand("drain", steer("drain", "Give a provider nothing new; what it has, it finishes."))
                .addSubcommand("force", steer("force", "Use a provider although it is held to be down."))
                .addSubcommand("resume", steer("resume", "Take drain and force back: health decides again."));
    }

    private static CommandLine steer(String command, String description) {
        var line = new CommandLine(new SteerCommand(command));
        line.getCommandSpec().usageMessage().description(description);
        return line;
    }

    private static CommandLine topics() {
        return new CommandLine(new TopicsCommand())
                .addSubcommand(new TopicsListCommand())
                .addSubcommand("confirm", topic("confirm", "Confirm a subscription without asking its endpoint."))
                .addSubcommand("resend", topic("resend", "Ask an endpoint again, at once."))
                .addSubcommand("unsubscribe", topic("unsubscribe", "End a subscription; its endpoint is told."));
    }

    private static CommandLine topic(String command, String description) {
        var line = new CommandLine(new TopicCommand(command));
        line.getCommandSpec().usageMessage().description(description);
        return line;
    }

    private static CommandLine webhooks(World world) {
        return new CommandLine(new WebhooksCommand())
                .addSubcommand(new WebhooksListCommand())
                .addSubcommand(new WebhooksAddCommand())
                .addSubcommand(new WebhooksRemoveCommand())
                .addSubcommand(new WebhooksReplayCommand(world))
                .addSubcommand("test", webhook("test", "Send an endpoint one event that says that it is a test."))
                .addSubcommand("rotate", webhook("rotate", "Make a new secret; the old one signs beside it for a day."))
                .addSubcommand("enable", webhook("enable", "Send events to a disabled endpoint again."))
                .addSubcommand("disable", webhook("disable", "Send an endpoint nothing until it is enabled."));
    }

    private static CommandLine webhook(String command, String description) {
        var line = new CommandLine(new WebhookCommand(command));
        line.getCommandSpec().usageMessage().description(description);
        return line;
    }

    private static CommandLine route() {
        return new CommandLine(new RouteCommand()).addSubcommand(new RouteExplainCommand());
    }
}
