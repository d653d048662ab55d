package dev.everpost.app;

import dev.everpost.app.settings.Loading;
import dev.everpost.app.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code everpost config}: about the configuration file, without starting anything. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Check the configuration, or show what takes effect.",
        subcommands = ConfigCommand.Check.class)
final class ConfigCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }

    /** {@code everpost config check}. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Read the configuration and report everything that is wrong with it.",
            footer = {
                "%nExit code 0: it can be used; 2: it cannot.",
                "Example: everpost config check --config everpost.yaml --effective"
            })
    static final class Check implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before call()
        private CommandSpec spec;

        @Mixin
        private final ConfigOption config = new ConfigOption();

        @Option(names = "--effective", description = "Print what takes effect: defaults marked, secrets masked.")
        private boolean effective;

        @Override
        public Integer call() {
            return config.load(spec.commandLine().getErr()).map(this::show).orElse(CommandLine.ExitCode.USAGE);
        }

        private int show(Loading.Loaded loaded) {
            var out = spec.commandLine().getOut();
            out.print(effective ? loaded.effective().yaml() : summary(loaded.settings()) + "\n");
            out.flush();
            return CommandLine.ExitCode.OK;
        }

        private String summary(Settings settings) {
            return config.file() + ": good (" + counted(settings.submitters().size(), "submitter") + ", "
                    + counted(settings.providers().size(), "provider") + ", "
                    + counted(settings.routes().size(), "route") + ")";
        }

        private static String counted(int number, String noun) {
            return number + " " + noun + (number == 1 ? "" : "s");
        }
    }
}
