package dev.everpost.app;

import dev.everpost.app.settings.Loading;
import dev.everpost.app.settings.SettingsFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --config FILE}, for every command that reads the configuration. */
final class ConfigOption {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "everpost.yaml",
            description = "The configuration (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    Path file() {
        return file;
    }

    /** Reads the file and prints every problem and warning on {@code err}; empty when it cannot be used. */
    Optional<Loading.Loaded> load(PrintWriter err) {
        return switch (new SettingsFile(System.getenv()).load(file)) {
            case Loading.Loaded loaded -> {
                loaded.warnings().forEach(err::println);
                yield Optional.of(loaded);
            }
            case Loading.Broken broken -> {
                broken.problems().forEach(err::println);
                yield Optional.empty();
            }
        };
    }
}
