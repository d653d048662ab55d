package dev.everpost.app;

import dev.everpost.app.cli.Paint;
import dev.everpost.app.cli.Plain;
import dev.everpost.app.cli.Table;
import dev.everpost.app.settings.ProviderSettings;
import dev.everpost.app.settings.Settings;
import dev.everpost.edge.http.Json;
import dev.everpost.edge.probe.ProbeView;
import dev.everpost.health.Reading;
import dev.everpost.health.probe.ProbeReport;
import dev.everpost.health.probe.Prober;
import dev.everpost.health.probe.StepReport;
import dev.everpost.health.probe.Target;
import dev.everpost.world.World;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code everpost probe}: knocks at providers' doors now and prints what was found at each step. */
@Command(
        name = "probe",
        mixinStandardHelpOptions = true,
        description = "Knock at providers' doors now; no gateway has to run.",
        footer = {
            "%nExit code 0: every door opened; 1: one did not; 2: the configuration cannot be used.",
            "Example:",
            "  everpost probe ses-main --config everpost.yaml --json"
        })
final class ProbeCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    @Parameters(paramLabel = "PROVIDER", arity = "0..1", description = "Only this one.")
    private @Nullable String name;

    @Override
    public Integer call() {
        return config.load(spec.commandLine().getErr())
                .map(loaded -> probe(loaded.settings()))
                .orElse(CommandLine.ExitCode.USAGE);
    }

    private int probe(Settings settings) {
        var world = World.real();
        var hostname = Naming.hostname(settings);
        var all = settings.providers().stream()
                .flatMap(provider -> ProbeTargets.of(provider, hostname).stream())
                .toList();
        var prober = new Prober(ProbeTargets.settings(settings, world), world);
        var reports = chosen(settings, all).stream()
                .map(each -> prober.probe(each, all))
                .toList();
        show(reports);
        boolean failing = reports.stream()
                .flatMap(report -> report.steps().stream())
                .anyMatch(step -> step.reading() == Reading.FAILING);
        return failing ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }

    private List<Target> chosen(Settings settings, List<Target> all) {
        if (name == null) {
            return all;
        }
        var known = settings.providers().stream().map(ProviderSettings::name).toList();
        if (!known.contains(name)) {
            throw wrong("there is no provider '" + Plain.line(name) + "'; the configuration has "
                    + String.join(", ", known));
        }
        var chosen = all.stream()
                .filter(target -> target.provider().value().equals(name))
                .toList();
        if (chosen.isEmpty()) {
            throw wrong(name + " delivers to receivers directly: it has no door of its own");
        }
        return chosen;
    }

    private ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private void show(List<ProbeReport> reports) {
        var out = spec.commandLine().getOut();
        if (json) {
            var views = reports.stream().map(ProbeView::of).toList();
            out.println(Json.MAPPER.writeValueAsString(Map.of("probes", views)));
        } else {
            var paint = new Paint(spec.commandLine().getColorScheme().ansi().enabled());
            var table = new Table().row("PROVIDER", "DOOR", "STEP", "", "TOOK", "FOUND");
            reports.forEach(report -> report.steps().forEach(step -> add(table, report, step, paint)));
            table.lines().forEach(out::println);
            reports.stream()
                    .map(ProbeReport::ours)
                    .filter(ours -> ours != null)
                    .map(ours -> "It seems to be our own " + ours.part() + ": " + ours.words())
                    .distinct()
                    .forEach(out::println);
        }
        out.flush();
    }

    private static void add(Table table, ProbeReport report, StepReport step, Paint paint) {
        table.row(
                report.target().provider().value(),
                Plain.line(report.target().door()),
                step.step().label(),
                mark(step.reading(), paint),
                step.took().isZero() ? "" : step.took().toMillis() + " ms",
                Plain.cut(step.words(), 160));
    }

    private static String mark(Reading reading, Paint paint) {
        return switch (reading) {
            case WELL -> paint.good(reading.label());
            case IMPAIRED -> paint.warning(reading.label());
            case FAILING -> paint.bad(reading.label());
            case UNKNOWN -> paint.faint(reading.label());
        };
    }
}
