package dev.everpost.scenario;

import dev.everpost.fact.ProviderName;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads scenarios from YAML, strictly: an unknown key, a wrong unit or a missing value is an error with file and line.
 *
 * <p>The shape is that of {@code scenarios/demo.yaml}.
 */
public final class ScenarioFile {

    private static final List<String> KEYS =
            List.of("name", "description", "duration", "providers", "traffic", "timeline", "expect");
    private static final List<String> EPISODE_KEYS = List.of("at", "provider", "for");

    private ScenarioFile() {}

    /**
     * Reads a file.
     *
     * @throws BadScenario when it is not a scenario
     */
    public static Scenario read(Path file) throws IOException {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (CharacterCodingException notText) {
            throw new BadScenario(file.toString(), 1, "the file is not UTF-8 text; give a scenario in YAML");
        }
    }

    /**
     * Reads text.
     *
     * @param source what the text is called in errors
     * @throws BadScenario when it is not a scenario
     */
    public static Scenario parse(String source, String text) {
        var fields = YamlText.map(source, text);
        fields.allowOnly(KEYS);
        var timeline = new Timeline(
                fields.maps("timeline").stream().map(ScenarioFile::episode).toList());
        try {
            return new Scenario(
                    fields.text("name"),
                    fields.text("description"),
                    fields.duration("duration"),
                    fields.texts("providers").stream().map(ProviderName::new).toList(),
                    fields.has("traffic") ? traffic(fields.map("traffic")) : Traffic.DEFAULT,
                    timeline,
                    fields.has("expect") ? expectations(fields.map("expect")) : Expectations.NONE);
        } catch (IllegalArgumentException refused) {
            throw fields.wrong("", String.valueOf(refused.getMessage()));
        }
    }

    private static Episode episode(Fields fields) {
        var fault = FaultReader.read(fields, EPISODE_KEYS);
        try {
            return new Episode(
                    fields.duration("at"),
                    new ProviderName(fields.text("provider")),
                    fault,
                    fields.maybeDuration("for").orElse(null));
        } catch (IllegalArgumentException refused) {
            throw fields.wrong("at", String.valueOf(refused.getMessage()));
        }
    }

    static Traffic traffic(Fields fields) {
        fields.allowOnly(List.of("rate", "size", "mix"));
        try {
            var otherwise = Traffic.DEFAULT;
            double rate = fields.has("rate") ? fields.number("rate") : otherwise.ratePerSecond();
            int size = fields.integer("size", otherwise.sizeBytes());
            if (!fields.has("mix")) {
                return new Traffic(rate, otherwise.critical(), otherwise.transactional(), otherwise.bulk(), size);
            }
            var mix = fields.map("mix");
            mix.allowOnly(List.of("critical", "transactional", "bulk"));
            return new Traffic(
                    rate, mix.share("critical", "0"), mix.share("transactional", "0"), mix.share("bulk", "0"), size);
        } catch (IllegalArgumentException refused) {
            throw fields.wrong("", String.valueOf(refused.getMessage()));
        }
    }

    private static Expectations expectations(Fields fields) {
        fields.allowOnly(List.of("lost", "duplicates", "failover_within"));
        try {
            return new Expectations(
                    fields.has("lost") ? fields.integer("lost") : null,
                    fields.has("duplicates") ? fields.integer("duplicates") : null,
                    fields.maybeDuration("failover_within").orElse(null));
        } catch (IllegalArgumentException refused) {
            throw fields.wrong("", String.valueOf(refused.getMessage()));
        }
    }
}
