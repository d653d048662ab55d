package dev.everpost.app.demo;

import dev.everpost.app.cli.Paint;
import dev.everpost.scenario.Scenario;
import dev.everpost.scenario.ScenarioFile;
import dev.everpost.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code everpost demo}: the built-in scenario, and a gateway to play with afterwards. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Break simulated providers and watch the mail arrive.",
        footer = {"%nNeeds no configuration and no network. Ctrl-C ends it.", "Example: everpost demo"})
public final class DemoCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Option(names = "--no-wait", description = "End with the story instead of staying up.")
    private boolean noWait;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        var manner = new Theatre.Manner(false, !noWait, Ports.USUAL_SMTP, Ports.USUAL_HTTP);
        return theatre(spec).play(scenario(), manner) ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    /** The scenario in the jar. */
    static Scenario scenario() throws IOException {
        try (InputStream resource = DemoCommand.class.getResourceAsStream("demo.yaml")) {
            var text = new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
            return ScenarioFile.parse("demo.yaml", text);
        }
    }

    static Theatre theatre(CommandSpec spec) {
        var colours = spec.commandLine().getColorScheme().ansi().enabled();
        return new Theatre(spec.commandLine().getOut(), new Paint(colours), isTerminal(), World.real());
    }

    /** Some JDKs answer null where nothing interactive is there, others a console that says so. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        var console = System.console();
        return console != null && console.isTerminal() && !"dumb".equals(System.getenv("TERM"));
    }
}
