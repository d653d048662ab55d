package dev.everpost.app.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads configuration files: YAML 1.2, one document, at most {@value #SIZE_MAX} bytes. Immutable. */
public final class SettingsFile {

    /** A configuration longer than this is a mistake. */
    public static final int SIZE_MAX = 1 << 20;

    private static final LoadSettings YAML =
            LoadSettings.builder().setAllowNonScalarKeys(true).build();

    private final Map<String, String> environment;

    /** {@code environment} is what {@code ${NAME}} reads. */
    public SettingsFile(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Reads a file. Never throws for anything the file or the disk does. */
    public Loading load(Path file) {
        var reading = new Reading(file.toString(), environment);
        return finish(text(file, reading).flatMap(text -> compose(text, reading)), reading);
    }

    /** Reads text; {@code name} stands for the file in problems. */
    public Loading parse(String name, String text) {
        var reading = new Reading(name, environment);
        return finish(compose(text, reading), reading);
    }

    static Loading finish(Optional<Node> document, Reading reading) {
        if (document.isEmpty()) {
            return new Loading.Broken(reading.problems());
        }
        var file = Section.open(reading, Trail.ROOT, document.get());
        var settings = Settings.read(file);
        reading.close();
        new CrossChecks(settings, reading).run();
        return reading.isBroken()
                ? new Loading.Broken(reading.problems())
                : new Loading.Loaded(settings, new EffectiveSettings(file.shown()), reading.problems());
    }

    static Optional<Node> compose(String text, Reading reading) {
        try {
            var document = new Compose(YAML).composeString(text);
            if (document.isEmpty()) {
                reading.error(Place.START, "the file is empty", "start from the example in the README");
            }
            return document;
        } catch (MarkedYamlEngineException broken) {
            var place = broken.getProblemMark().map(Nodes::place).orElse(Place.START);
            reading.error(place, "this is not YAML: " + withoutNames(broken), yamlRemedy(text, place));
        } catch (YamlEngineException broken) {
            reading.error(Place.START, "this is not YAML", "check the file's indentation, quotes and brackets");
        }
        return Optional.empty();
    }

    /** An undefined alias or tag is often a secret that begins with * or ! and has no quotes. */
    private static String withoutNames(MarkedYamlEngineException broken) {
        var problem = broken.getProblem();
        return problem.contains("alias") || problem.contains("tag") || problem.contains("anchor")
                ? "text that begins with *, & or ! needs quotes"
                : problem;
    }

    /** The parser's own message would quote the line, and the line may hold a secret. */
    private static String yamlRemedy(String text, Place place) {
        var line = text.lines().skip(place.line() - 1L).findFirst().orElse("");
        return line.contains("${")
                ? "inside { } and [ ] write \"${NAME}\" in quotes"
                : "check the indentation, quotes and brackets here and just above";
    }

    private static Optional<String> text(Path file, Reading reading) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) > SIZE_MAX) {
                reading.error(
                        Place.NOWHERE, "the file has " + Files.size(file) + " bytes", "keep it under " + SIZE_MAX);
                return Optional.empty();
            }
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException missing) {
            reading.error(Place.NOWHERE, "there is no such file", "name the configuration with --config FILE");
        } catch (CharacterCodingException foreign) {
            reading.error(Place.NOWHERE, "the file is not UTF-8", "save it as UTF-8");
        } catch (IOException unreadable) {
            reading.error(Place.NOWHERE, "the file cannot be read", "check that it is a file and its permissions");
        }
        return Optional.empty();
    }
}
