package dev.everpost.app;

import dev.everpost.app.settings.MxCarrier;
import dev.everpost.app.settings.Settings;
import dev.everpost.dkim.DkimAlgorithm;
import dev.everpost.dkim.DkimKey;
import dev.everpost.dkim.DkimKeyFile;
import dev.everpost.dkim.DkimKeyFile.Reading;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code everpost dkim}: keys that sign mail which the gateway brings to receivers itself. */
@Command(
        name = "dkim",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Make and show the keys that sign direct mail.",
        subcommands = {DkimCommand.New.class, DkimCommand.ShowRecord.class})
final class DkimCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }

    private static void print(CommandSpec spec, DkimKey key) {
        var out = spec.commandLine().getOut();
        out.println("name:  " + key.recordName());
        out.println("type:  TXT");
        out.println("value: " + key.record());
        out.flush();
    }

    private static int wrong(CommandSpec spec, String what) {
        spec.commandLine().getErr().println("everpost dkim " + spec.name() + ": " + what);
        return CommandLine.ExitCode.USAGE;
    }

    /** {@code everpost dkim new}. */
    @Command(
            name = "new",
            mixinStandardHelpOptions = true,
            description =
                    "Make a key, write it to a new file that only its owner can read, and print the record to publish.",
            footer = "%nExample: everpost dkim new example.com s2026 --out /etc/everpost/s2026.pem")
    static final class New implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before call()
        private CommandSpec spec;

        @Parameters(index = "0", paramLabel = "DOMAIN", description = "Of the senders.")
        private String domain = "";

        @Parameters(index = "1", paramLabel = "SELECTOR", description = "A name of your choice, new for each key.")
        private String selector = "";

        @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to; must not exist.")
        private Path file = Path.of("");

        @Option(names = "--ed25519", description = "A short Ed25519 key instead of RSA; use it beside one of RSA.")
        private boolean ed25519;

        @Override
        public Integer call() {
            if (!DkimKey.isName(domain) || !DkimKey.isName(selector)) {
                return wrong(spec, "domain and selector must be names such as example.com and s2026");
            }
            var keys = (ed25519 ? DkimAlgorithm.ED25519 : DkimAlgorithm.RSA).newKeys();
            try {
                DkimKeyFile.write(file, keys.getPrivate());
            } catch (FileAlreadyExistsException there) {
                return wrong(spec, file + " exists already; a key is never overwritten, choose another name");
            } catch (IOException unwritable) {
                return wrong(spec, file + " cannot be written; check the folder and its permissions");
            }
            print(spec, new DkimKey(domain, selector, keys.getPrivate(), keys.getPublic()));
            return CommandLine.ExitCode.OK;
        }
    }

    /** {@code everpost dkim record}. */
    @Command(
            name = "record",
            mixinStandardHelpOptions = true,
            description = "Print the DNS records of all keys in the configuration.",
            footer = "%nExample: everpost dkim record --config everpost.yaml")
    static final class ShowRecord implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before call()
        private CommandSpec spec;

        @Mixin
        private final ConfigOption config = new ConfigOption();

        @Override
        public Integer call() {
            return config.load(spec.commandLine().getErr())
                    .map(loaded -> print(loaded.settings()))
                    .orElse(CommandLine.ExitCode.USAGE);
        }

        private int print(Settings settings) {
            var keys = keys(settings);
            for (var key : keys) {
                if (DkimKeyFile.read(key.keyFile(), key.domain(), key.selector()) instanceof Reading.Read(var read)) {
                    DkimCommand.print(spec, read);
                }
            }
            return keys.isEmpty()
                    ? wrong(spec, "the configuration has no keys; add some under 'dkim' of a provider of type mx")
                    : CommandLine.ExitCode.OK;
        }

        private static List<MxCarrier.Dkim> keys(Settings settings) {
            return settings.providers().stream()
                    .flatMap(provider -> provider.carrier() instanceof MxCarrier mx
                            ? mx.dkim().stream()
                            : Stream.<MxCarrier.Dkim>empty())
                    .toList();
        }
    }
}
