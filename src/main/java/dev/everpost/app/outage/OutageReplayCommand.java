package dev.everpost.app.outage;

import dev.everpost.replay.Comparison;
import dev.everpost.scenario.BadScenario;
import dev.everpost.scenario.Outage;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code everpost outage replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Play an outage in simulated time, for Everpost and for three simple policies with the same mail.",
            "Exit code 1 when Everpost does not come to what the file expects."
        },
        footer = "%nExample: everpost outage replay gmail-2020-12-15 --seed 7")
final class OutageReplayCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "The outage as 'everpost outage list' names it, or all.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private String name;

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            defaultValue = Library.FOLDER,
            description = "Where they are; default ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private Path folder;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Draws mail and chance; the same number gives the same figures. Default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", description = "Print JSON, and nothing else.")
    private boolean json;

    @Option(names = "--table", description = "Print the page docs/outages.md, and nothing else.")
    private boolean page;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            var outages = new Library(folder).find(name);
            var comparisons = OneCarrier.run(() -> play(outages));
            if (json || page) {
                print(json ? OutageJson.text(comparisons) : OutagePage.text(comparisons, seed));
            }
            return comparisons.stream().allMatch(each -> each.misses().isEmpty())
                    ? CommandLine.ExitCode.OK
                    : CommandLine.ExitCode.SOFTWARE;
        } catch (NoSuchFileException missing) {
            return wrong(
                    missing.getMessage() + ": there is no such outage; 'everpost outage list' shows what there is");
        } catch (BadScenario bad) {
            return wrong(String.valueOf(bad.getMessage()));
        }
    }

    /** Each is shown as soon as it is played, unless a program reads. */
    private List<Comparison> play(List<Outage> outages) {
        var comparisons = new ArrayList<Comparison>();
        for (var outage : outages) {
            try (var scratch = new Scratch()) {
                var comparison = Comparison.of(outage, seed, scratch::folder);
                comparisons.add(comparison);
                if (!json && !page) {
                    print(OutageText.of(comparison));
                }
            }
        }
        return comparisons;
    }

    private void print(String text) {
        spec.commandLine().getOut().println(text);
        spec.commandLine().getOut().flush();
    }

    private int wrong(String words) {
        spec.commandLine().getErr().println(words);
        return CommandLine.ExitCode.USAGE;
    }
}
