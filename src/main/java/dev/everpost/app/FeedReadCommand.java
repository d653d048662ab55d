package dev.everpost.app;

import dev.everpost.app.cli.Paint;
import dev.everpost.app.cli.Plain;
import dev.everpost.app.cli.Table;
import dev.everpost.edge.http.Json;
import dev.everpost.health.feed.Fetched;
import dev.everpost.health.feed.Fetcher;
import dev.everpost.health.feed.Page;
import dev.everpost.health.feed.format.Document;
import dev.everpost.health.feed.format.FeedFormat;
import dev.everpost.health.feed.format.FeedReading;
import dev.everpost.health.feed.format.Incident;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code everpost feeds read}: what the gateway would understand of one document. */
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description = "Read one document of a status page and print what is understood; no gateway has to run.",
        footer = {
            "%nExit code 0: it was understood; 1: it was not, or cannot be had; 2: wrong usage.",
            "Examples:",
            "  everpost feeds read currentevents.json --type aws_events",
            "  everpost feeds read https://status.mailgun.com/api/v2/summary.json --type statuspage --json"
        })
final class FeedReadCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE|URL", description = "A file, or a page: https://, or http:// on this machine.")
    private String source = "";

    @Option(
            names = "--type",
            required = true,
            paramLabel = "TYPE",
            description = "The dialect, as in feeds.pages.*.type.")
    private String type = "";

    @Option(names = "--json", description = "Print JSON instead of tables.")
    private boolean json;

    @Override
    public Integer call() {
        var format = format();
        return switch (source.matches("https?://.*") ? fetched() : file()) {
            case Fetched.Document(var body, var _) ->
                shown(format.read(body, World.real().time().now()));
            case Fetched.Unchanged() -> failed("it says that nothing changed, though nothing is known");
            case Fetched.Failed(var why, var _) -> failed(why);
        };
    }

    private FeedFormat format() {
        return Arrays.stream(FeedFormat.values())
                .filter(format -> format.label().equals(type))
                .findFirst()
                .orElseThrow(() -> wrong("there is no type '" + Plain.line(type) + "'; there are "
                        + Arrays.stream(FeedFormat.values())
                                .map(FeedFormat::label)
                                .collect(Collectors.joining(", "))));
    }

    private Fetched fetched() {
        URI uri;
        try {
            uri = URI.create(source);
        } catch (IllegalArgumentException notAUrl) {
            throw wrong("'" + Plain.line(source) + "' is not a URL");
        }
        if (!Page.isFit(uri)) {
            throw wrong("a page stands at https://HOST/..., without user and fragment; http:// only on this machine");
        }
        try (var fetcher = new Fetcher(Version.number(), World.real())) {
            return fetcher.fetch(uri, Fetched.Validators.NONE);
        }
    }

    /** One byte more than a document may have is enough to refuse it. */
    private Fetched file() {
        try (var in = Files.newInputStream(Path.of(source))) {
            return new Fetched.Document(in.readNBytes(FeedFormat.BYTES_MAX + 1), Fetched.Validators.NONE);
        } catch (IOException | IllegalArgumentException unreadable) {
            return new Fetched.Failed("the file cannot be read", null);
        }
    }

    private int shown(Document document) {
        return switch (document) {
            case Document.Unreadable(var why) -> failed(why);
            case Document.Understood(var reading) -> {
                print(reading);
                yield CommandLine.ExitCode.OK;
            }
        };
    }

    private void print(FeedReading reading) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.MAPPER.writeValueAsString(reading));
        } else {
            lines(reading).forEach(out::println);
        }
        out.flush();
    }

    private List<String> lines(FeedReading reading) {
        var paint = new Paint(spec.commandLine().getColorScheme().ansi().enabled());
        var lines = new ArrayList<String>();
        lines.add("the page as a whole: " + reading.overall().label() + " (" + Plain.line(reading.words()) + ")"
                + (reading.updated() == null ? "" : ", changed " + reading.updated()));
        var parts = new Table().row("GROUP", "PART", "KEY", "CONDITION", "ITS WORD");
        reading.parts()
                .forEach(part -> parts.row(
                        Plain.cut(part.group(), 40),
                        Plain.cut(part.name(), 60),
                        Plain.cut(part.key(), 30),
                        part.condition().label(),
                        Plain.cut(part.stated(), 40)));
        lines.addAll(parts.lines());
        lines.add(paint.strong(
                reading.incidents().size() + " incidents, " + reading.current().size() + " of them go on"));
        reading.incidents().forEach(incident -> lines.add(line(incident)));
        return lines;
    }

    private static String line(Incident incident) {
        return "  " + incident.progress().label() + ", counts as "
                + incident.counts().label() + ": "
                + Plain.cut(incident.title(), 100) + " (" + Plain.cut(incident.stated(), 60) + ")"
                + (incident.began() == null ? "" : ", since " + incident.began())
                + (incident.latest() == null ? "" : ", last word " + incident.latest());
    }

    private int failed(String why) {
        var err = spec.commandLine().getErr();
        err.println(Plain.line(source) + ": " + Plain.line(why));
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    private ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
