package dev.everpost.app.outage;

import dev.everpost.replay.QuietDays;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code everpost outage quiet}. */
@Command(
        name = "quiet",
        mixinStandardHelpOptions = true,
        description = {
            "Let days of ordinary mail pass in simulated time, with the noise that is always there, and count false verdicts.",
            "Exit code 1 when there is one."
        },
        footer = "%nExample: everpost outage quiet --days 30 --seeds 3")
final class OutageQuietCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "30",
            description = "How many; default ${DEFAULT-VALUE}.")
    private int days;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many different times; default ${DEFAULT-VALUE}.")
    private int seeds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The first of them; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", description = "Print JSON, and nothing else.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        var results = OneCarrier.run(this::pass);
        if (json) {
            print(new JsonMapper().writeValueAsString(results));
        }
        return results.stream().allMatch(result -> result.falseVerdicts().isEmpty())
                ? CommandLine.ExitCode.OK
                : CommandLine.ExitCode.SOFTWARE;
    }

    private List<QuietDays.Result> pass() {
        var results = new ArrayList<QuietDays.Result>();
        for (long i = seed; i < seed + seeds; i++) {
            var result = QuietDays.pass(days, i);
            results.add(result);
            if (!json) {
                print("seed " + i + ": " + days + " days, " + result.messages() + " messages, "
                        + result.falseVerdicts().size() + " false verdicts");
                result.falseVerdicts().forEach(verdict -> print("  " + verdict));
            }
        }
        return results;
    }

    private void print(String text) {
        spec.commandLine().getOut().println(text);
        spec.commandLine().getOut().flush();
    }
}
