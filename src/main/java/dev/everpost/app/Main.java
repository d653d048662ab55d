package dev.everpost.app;

import dev.everpost.app.cli.ClientCommands;
import dev.everpost.app.demo.DemoCommand;
import dev.everpost.app.demo.ScenarioCommand;
import dev.everpost.app.outage.OutageCommand;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line: {@code everpost COMMAND}.
 *
 * <p>Exit codes: 0 it worked; 1 it failed; 2 the command line or the configuration is wrong. What a person did wrong is
 * said in one line on the error stream; only a fault of ours is logged with its stack trace.
 */
@Command(
        name = "everpost",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Takes mail, makes it durable and carries it through whichever provider is healthy.",
        commandListHeading = "%nCommands:%n",
        footer = "%n'everpost COMMAND --help' explains a command.")
public final class Main implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The whole command line, ready to execute. */
    static CommandLine commandLine() {
        var commandLine = new CommandLine(new Main());
        commands().forEach(commandLine::addSubcommand);
        // These two ask no gateway.
        below(commandLine, "providers").addSubcommand(new ProvidersCheckCommand());
        below(commandLine, "feeds").addSubcommand(new FeedReadCommand());
        return commandLine
                .setParameterExceptionHandler(Main::sayWhatWasWrong)
                .setExecutionExceptionHandler(Main::admitOurFault);
    }

    private static CommandLine below(CommandLine commandLine, String group) {
        return Objects.requireNonNull(commandLine.getSubcommands().get(group), "there is a group '" + group + "'");
    }

    /** Every command, in the order of the help. */
    private static List<Object> commands() {
        var commands = new ArrayList<Object>();
        commands.add(new ServeCommand());
        commands.add(new DemoCommand());
        commands.add(ScenarioCommand.withSubcommands());
        commands.add(OutageCommand.withSubcommands());
        commands.addAll(ClientCommands.all());
        commands.add(new ProbeCommand());
        commands.add(new ConfigCommand());
        commands.add(new SesCommand());
        commands.add(new DkimCommand());
        commands.add(new VersionCommand());
        return commands;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }

    private static int sayWhatWasWrong(ParameterException wrong, String[] arguments) {
        var command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        var name = command.getCommandSpec().qualifiedName();
        err.println(name + ": " + what(wrong) + "; see '" + name + " --help'");
        return CommandLine.ExitCode.USAGE;
    }

    private static String what(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            var word = unmatched.getUnmatched().getFirst();
            var noun = unmatched.isUnknownOption() ? "option" : "command or argument";
            var near = unmatched.getSuggestions();
            return "there is no " + noun + " '" + word + "'"
                    + (near.isEmpty() ? "" : "; did you mean '" + near.getFirst() + "'?");
        }
        var message = Objects.requireNonNullElse(wrong.getMessage(), "wrong usage");
        return message.lines().findFirst().orElse("wrong usage");
    }

    private static int admitOurFault(Exception fault, CommandLine command, CommandLine.ParseResult parsed) {
        LoggerFactory.getLogger(Main.class).error("a fault in Everpost itself; please report it", fault);
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": a fault in Everpost itself: " + fault);
        return CommandLine.ExitCode.SOFTWARE;
    }
}
