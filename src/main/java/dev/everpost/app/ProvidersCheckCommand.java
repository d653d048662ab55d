package dev.everpost.app;

import dev.everpost.app.cli.Paint;
import dev.everpost.app.cli.Plain;
import dev.everpost.app.cli.Table;
import dev.everpost.app.settings.ProviderSettings;
import dev.everpost.app.settings.Settings;
import dev.everpost.audit.DomainAudit;
import dev.everpost.audit.Remark;
import dev.everpost.edge.http.Json;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.EmailAddress;
import dev.everpost.provider.mx.sts.PolicyShelf;
import dev.everpost.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code everpost providers check}: a table of what would stop failover today. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Check accounts, sender domains, DNS and routes; no gateway has to run.",
        footer = {
            "%nExit code 0: nothing would stop failover; 1: something would; 2: the configuration cannot be used.",
            "Examples:",
            "  everpost providers check --config everpost.yaml",
            "  everpost providers check ses-main --send ann@example.com"
        })
final class ProvidersCheckCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(names = "--send", paramLabel = "ADDRESS", description = "Send a test message there through each provider.")
    private @Nullable String to;

    @Option(
            names = "--from",
            paramLabel = "ADDRESS",
            description = "Its sender; else the first address of a submitter.")
    private @Nullable String from;

    @Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Only these providers.")
    private List<String> names = List.of();

    @Override
    public Integer call() {
        return config.load(spec.commandLine().getErr())
                .map(loaded -> check(loaded.settings()))
                .orElse(CommandLine.ExitCode.USAGE);
    }

    private int check(Settings settings) {
        var remarks = remarks(settings, chosen(settings), World.real());
        show(remarks);
        boolean stops = remarks.stream().anyMatch(remark -> remark.mark() == Remark.Mark.BAD);
        return stops ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }

    private List<ProviderSettings> chosen(Settings settings) {
        var known = settings.providers().stream().map(ProviderSettings::name).toList();
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw wrong("there is no provider '" + name + "'; the configuration has " + String.join(", ", known));
        });
        return settings.providers().stream()
                .filter(provider -> names.isEmpty() || names.contains(provider.name()))
                .toList();
    }

    private List<Remark> remarks(Settings settings, List<ProviderSettings> chosen, World world) {
        var hostname = Naming.hostname(settings);
        var letter = letter(settings, hostname, world);
        var resolver = NameServers.resolver(settings.dns(), world);
        var audit = new FailoverAudit(settings, new DomainAudit(resolver), world);
        var direct =
                new DirectDelivery(hostname, OwnDoors.of(settings.listen()), resolver, _ -> PolicyShelf.NONE, world);
        var providers = new Providers(hostname, direct, world);
        var remarks = new ArrayList<Remark>();
        for (var each : chosen) {
            try (var provider = providers.provider(new ProviderName(each.name()), each)) {
                remarks.addAll(audit.provider(provider, each, progress()));
                if (letter != null) {
                    progress().accept("sending by " + each.name());
                    remarks.add(letter.by(provider));
                }
            }
        }
        remarks.addAll(audit.routes());
        return remarks;
    }

    private @Nullable TestMessage letter(Settings settings, String hostname, World world) {
        return to == null ? null : new TestMessage(address(sender(settings)), address(to), hostname, world);
    }

    private String sender(Settings settings) {
        return from != null
                ? from
                : settings.submitters().stream()
                        .flatMap(submitter -> submitter.senders().stream())
                        .filter(sender -> sender.indexOf('@') >= 0)
                        .map(sender -> sender.startsWith("@") ? "everpost-check" + sender : sender)
                        .findFirst()
                        .orElseThrow(() -> wrong("no submitter has an address to send from; give --from"));
    }

    private EmailAddress address(String text) {
        try {
            return EmailAddress.of(text);
        } catch (IllegalArgumentException notOne) {
            throw wrong("'" + Plain.line(text) + "' is no address");
        }
    }

    private ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private Consumer<String> progress() {
        var err = spec.commandLine().getErr();
        return json ? line -> {} : line -> err.println(line + " ...");
    }

    private void show(List<Remark> remarks) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.MAPPER.writeValueAsString(Map.of(
                    "checks",
                    remarks.stream().map(ProvidersCheckCommand::members).toList())));
        } else {
            var paint = new Paint(spec.commandLine().getColorScheme().ansi().enabled());
            var table = new Table().row("", "ABOUT", "WHAT", "FOUND", "REMEDY");
            remarks.forEach(remark -> table.row(
                    mark(remark.mark(), paint),
                    Plain.line(remark.about()),
                    remark.what(),
                    Plain.cut(remark.words(), 120),
                    Plain.line(remark.remedy())));
            table.lines().forEach(out::println);
        }
        out.flush();
    }

    private static String mark(Remark.Mark mark, Paint paint) {
        return switch (mark) {
            case GOOD -> paint.good(mark.label());
            case WARNING -> paint.warning(mark.label());
            case BAD -> paint.bad(mark.label());
            case UNKNOWN -> paint.faint(mark.label());
        };
    }

    private static Map<String, String> members(Remark remark) {
        return Map.of(
                "mark", remark.mark().label(),
                "about", remark.about(),
                "what", remark.what(),
                "found", remark.words(),
                "remedy", remark.remedy());
    }
}
