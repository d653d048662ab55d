package dev.everpost.app.cli;

import dev.everpost.world.World;
import java.util.List;
import picocli.CommandLine;

/** The client's commands, ready to be added under {@code everpost}. */
public final class ClientCommands {

    private ClientCommands() {}

    /** Fresh instances of send, queue, providers, route and reload, for {@link CommandLine#addSubcommand(Object)}. */
    public static List<Object> all() {
        return all(World.real());
    }

    /** The same with a clock of the caller's choice. */
    static List<Object> all(World world) {
        return List.of(new SendCommand(world), queue(world), providers(), route(), new ReloadCommand());
    }

    private static CommandLine queue(World world) {
        return new CommandLine(new QueueCommand())
                .addSubcommand(new QueueListCommand(world))
                .addSubcommand(new QueueShowCommand())
                .addSubcommand(new QueueRetryCommand())
                .addSubcommand(new QueueCancelCommand())
                .addSubcommand(new QueueRerouteCommand());
    }

    private static CommandLine providers() {
        return new CommandLine(new ProvidersCommand())
                .addSubcommand("drain", new SteerCommand("drain"))
                .addSubcommand("force", new SteerCommand("force"))
                .addSubcommand("resume", new SteerCommand("resume"));
    }

    private static CommandLine route() {
        return new CommandLine(new RouteCommand()).addSubcommand(new RouteExplainCommand());
    }
}
