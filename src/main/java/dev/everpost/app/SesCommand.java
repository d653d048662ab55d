package dev.everpost.app;

import dev.everpost.app.settings.Settings;
import dev.everpost.app.settings.SubmitterSettings;
import dev.everpost.edge.smtp.SesSmtpPassword;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code everpost ses}: for applications that come from Amazon SES. */
@Command(
        name = "ses",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "For applications that come from Amazon SES.",
        subcommands = SesCommand.SmtpPassword.class)
final class SesCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }

    /** {@code everpost ses smtp-password}. */
    @Command(
            name = "smtp-password",
            mixinStandardHelpOptions = true,
            description =
                    "Print the SMTP password that SES derives from a submitter's secret key; the user name is its key id.",
            footer = "%nExample: everpost ses smtp-password shop --region eu-west-1 --config everpost.yaml")
    static final class SmtpPassword implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before call()
        private CommandSpec spec;

        @Mixin
        private final ConfigOption config = new ConfigOption();

        @Parameters(paramLabel = "SUBMITTER", description = "As the configuration names it.")
        private String submitter = "";

        @Option(
                names = "--region",
                description = "The region that the password is for; ses.region or us-east-1 without it.")
        private @Nullable String region;

        @Override
        public Integer call() {
            return config.load(spec.commandLine().getErr())
                    .map(loaded -> print(loaded.settings()))
                    .orElse(CommandLine.ExitCode.USAGE);
        }

        private int print(Settings settings) {
            var found = settings.submitters().stream()
                    .filter(each -> each.name().equals(submitter))
                    .findFirst();
            return found.map(each -> print(each, region(settings))).orElseGet(() -> unknown(settings));
        }

        private int print(SubmitterSettings found, String forRegion) {
            var aws = found.aws();
            if (aws == null) {
                return wrong("submitter '" + submitter + "' has no aws keys; add submitters." + submitter + ".aws");
            }
            var out = spec.commandLine().getOut();
            out.println(SesSmtpPassword.of(aws.secretAccessKey().value(), forRegion));
            out.flush();
            return CommandLine.ExitCode.OK;
        }

        private int unknown(Settings settings) {
            var names =
                    settings.submitters().stream().map(SubmitterSettings::name).collect(Collectors.joining(", "));
            return wrong("no submitter '" + submitter + "'; the configuration has " + names);
        }

        private int wrong(String what) {
            spec.commandLine().getErr().println("everpost ses smtp-password: " + what);
            return CommandLine.ExitCode.USAGE;
        }

        private String region(Settings settings) {
            if (region != null) {
                return region;
            }
            var only = settings.ses().region();
            return only == null ? "us-east-1" : only;
        }
    }
}
