package dev.everpost.app.cli;

import dev.everpost.anomaly.nab.Benchmark;
import dev.everpost.anomaly.nab.CorpusFolder;
import dev.everpost.anomaly.nab.NabSeries;
import dev.everpost.anomaly.nab.OwnDetector;
import dev.everpost.anomaly.nab.Profile;
import dev.everpost.anomaly.nab.RecordedScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code everpost anomaly nab}: needs no gateway. */
@Command(
        name = "nab",
        description =
                "Run the detector over a folder of the Numenta Anomaly Benchmark and score it by its rules: 0 is a"
                        + " detector that says nothing, 100 one that is perfect.",
        footer = {
            "",
            "Examples:",
            "  everpost anomaly nab --corpus NAB",
            "  everpost anomaly nab --corpus NAB --score-only NAB/results/numenta --profile standard"
        })
final class AnomalyNabCommand implements Callable<Integer> {

    @Option(
            names = "--corpus",
            paramLabel = "DIR",
            required = true,
            description = "The corpus: data/*/*.csv and labels/combined_windows.json.")
    private Path corpus = Path.of("");

    @Option(
            names = "--score-only",
            paramLabel = "DIR",
            description = "Run nothing; score what another detector wrote down, such as NAB/results/numenta.")
    private @Nullable Path recorded;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "standard, reward_low_FP_rate or reward_low_FN_rate; default all three.")
    private @Nullable String profile;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        var console = Console.of(spec);
        try {
            var cards = Benchmark.run(CorpusFolder.open(corpus), candidate(), profiles(), this::progress);
            console.print(json ? List.of(NabPicture.json(cards)) : NabPicture.table(cards));
            return Console.OK;
        } catch (IOException unreadable) {
            console.err().println(unreadable.getMessage());
            console.err().flush();
            return Console.FAILED;
        }
    }

    private Benchmark.Candidate candidate() {
        if (recorded == null) {
            return OwnDetector::scores;
        }
        return new RecordedScores(recorded)::of;
    }

    private List<Profile> profiles() {
        if (profile == null) {
            return Profile.all();
        }
        return Profile.all().stream()
                .filter(known -> known.label().equals(profile))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--profile is one of " + labels() + ", not '" + profile + "'"));
    }

    private static String labels() {
        return Profile.all().stream().map(Profile::label).collect(Collectors.joining(", "));
    }

    /** On the error stream, so that the output stays what was asked for. */
    private void progress(NabSeries done) {
        if (!json && recorded == null) {
            var err = spec.commandLine().getErr();
            err.println(done.name() + ": " + done.size() + " rows");
            err.flush();
        }
    }
}
