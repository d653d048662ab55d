package dev.everpost.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each file in {@code bad/} is refused with exactly the lines of its {@code .expected} neighbour. */
class BadConfigurationTest {

    private static final Path BAD = Examples.FOLDER.resolve("bad");

    @TestFactory
    Stream<DynamicTest> aBadFileIsRefusedWithPlaceAndRemedy() throws IOException {
        try (var files = Files.list(BAD)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
        }
    }

    private static void check(Path file) throws IOException {
        var name = file.getFileName().toString();
        var expected = BAD.resolve(name.replace(".yaml", ".expected"));

        var loading = new SettingsFile(Map.of()).parse(name, Files.readString(file));

        assertThat(said(loading)).isEqualTo(Files.readString(expected)).doesNotContain("swordfish");
    }

    private static String said(Loading loading) {
        return switch (loading) {
            case Loading.Broken broken ->
                broken.problems().stream().map(problem -> problem + "\n").collect(Collectors.joining());
            case Loading.Loaded loaded -> throw new AssertionError("accepted as " + loaded.settings());
        };
    }
}
