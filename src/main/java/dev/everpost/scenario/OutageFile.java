package dev.everpost.scenario;

import dev.everpost.fact.ProviderName;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads outages from YAML, as strictly as {@link ScenarioFile}. Times are those of the day in UTC, {@code 2025-10-20 06:48}.
 *
 * <p>The shape is that of the files in {@code scenarios/outages}.
 */
public final class OutageFile {

    private static final List<String> KEYS = List.of(
            "name",
            "description",
            "source",
            "starts",
            "ends",
            "providers",
            "traffic",
            "peak",
            "timeline",
            "status",
            "expect");
    private static final List<String> ROLE_KEYS = List.of("name", "vendor", "protocol", "region", "reports");
    private static final List<String> EPISODE_KEYS = List.of("at", "until", "providers");
    private static final List<String> POST_KEYS = List.of("at", "vendor", "receiver", "says", "words");
    private static final double PEAK = 4;

    private OutageFile() {}

    /**
     * Reads a file.
     *
     * @throws BadScenario when it is not an outage
     */
    public static Outage read(Path file) throws IOException {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (CharacterCodingException notText) {
            throw new BadScenario(file.toString(), 1, "the file is not UTF-8 text; give an outage in YAML");
        }
    }

    /**
     * Reads text.
     *
     * @param source what the text is called in errors
     * @throws BadScenario when it is not an outage
     */
    public static Outage parse(String source, String text) {
        var fields = YamlText.map(source, text);
        fields.allowOnly(KEYS);
        var starts = instant(fields, "starts");
        try {
            return new Outage(
                    fields.text("name"),
                    fields.text("description"),
                    fields.text("source"),
                    starts,
                    Duration.between(starts, instant(fields, "ends")),
                    fields.maps("providers").stream().map(OutageFile::role).toList(),
                    fields.has("traffic") ? ScenarioFile.traffic(fields.map("traffic")) : Traffic.DEFAULT,
                    fields.has("peak") ? fields.number("peak") : PEAK,
                    timeline(fields.maps("timeline"), starts),
                    fields.maps("status").stream()
                            .map(post -> post(post, starts))
                            .toList(),
                    fields.has("expect") ? hopes(fields.map("expect")) : Hopes.NONE);
        } catch (IllegalArgumentException refused) {
            throw fields.wrong("", String.valueOf(refused.getMessage()));
        }
    }

    private static Role role(Fields fields) {
        fields.allowOnly(ROLE_KEYS);
        var protocol = fields.oneOf("protocol", Role.Protocol.API);
        boolean reports = fields.has("reports") ? fields.flag("reports") : protocol != Role.Protocol.DIRECT;
        return new Role(
                new ProviderName(fields.text("name")),
                fields.text("vendor"),
                protocol,
                fields.has("region") ? fields.text("region") : null,
                reports);
    }

    private static Timeline timeline(List<Fields> lines, Instant starts) {
        var episodes = new ArrayList<Episode>();
        for (var line : lines) {
            var fault = FaultReader.read(line, EPISODE_KEYS);
            var at = instant(line, "at");
            var lasting = line.has("until") ? Duration.between(at, instant(line, "until")) : null;
            for (var provider : line.texts("providers")) {
                episodes.add(episode(line, new ProviderName(provider), fault, Duration.between(starts, at), lasting));
            }
        }
        return new Timeline(episodes);
    }

    private static Episode episode(
            Fields line, ProviderName provider, Fault fault, Duration at, @Nullable Duration lasting) {
        try {
            return new Episode(at, provider, fault, lasting);
        } catch (IllegalArgumentException refused) {
            throw line.wrong("at", String.valueOf(refused.getMessage()));
        }
    }

    private static StatusPost post(Fields fields, Instant starts) {
        fields.allowOnly(POST_KEYS);
        boolean receiver = fields.has("receiver");
        return new StatusPost(
                Duration.between(starts, instant(fields, "at")),
                receiver,
                fields.text(receiver ? "receiver" : "vendor"),
                fields.oneOf("says", StatusPost.Says.IMPAIRED),
                fields.text("words"));
    }

    private static Hopes hopes(Fields fields) {
        fields.allowOnly(List.of("lost", "critical_in_time", "false_verdicts", "verdict_within", "failover_within"));
        return new Hopes(
                fields.has("lost") ? fields.integer("lost") : null,
                fields.has("critical_in_time") ? fields.share("critical_in_time", "100%") : null,
                fields.has("false_verdicts") ? fields.integer("false_verdicts") : null,
                fields.maybeDuration("verdict_within").orElse(null),
                fields.maybeDuration("failover_within").orElse(null));
    }

    private static Instant instant(Fields fields, String key) {
        var written = fields.text(key).strip();
        try {
            return Instant.parse(written.replace(' ', 'T') + ":00Z");
        } catch (DateTimeParseException notATime) {
            throw fields.wrong(key, "'" + key + ": " + written + "' is not a time in UTC; write 2025-10-20 06:48");
        }
    }
}
