package dev.everpost.app.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** The configuration files beside the specs, and ways to read them. */
final class Examples {

    static final Path FOLDER = Path.of("src/test/resources/dev/everpost/app/settings");

    /** What the full example expects of the environment. */
    static final Map<String, String> ENVIRONMENT = Map.of("ADMIN_KEY", "admin-0123456789abcdef");

    private Examples() {}

    static String text(String name) {
        try (var in = Examples.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Loading.Loaded loaded(String name) {
        return accepted(new SettingsFile(ENVIRONMENT).parse(name, text(name)));
    }

    static Loading.Loaded accepted(Loading loading) {
        return switch (loading) {
            case Loading.Loaded loaded -> loaded;
            case Loading.Broken broken -> throw new AssertionError("refused: " + broken.problems());
        };
    }
}
