package dev.everpost.app.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.replay.Comparison;
import dev.everpost.scenario.OutageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/outages.md} says what the replays say; two of them are played here, all by {@code make replay}. */
class OutagePageTest {

    private static final Path PAGE = Path.of("docs/outages.md");
    private static final long SEED = 1;

    @ParameterizedTest
    @ValueSource(strings = {"zoom-2025-04-16", "gmail-2020-12-15"})
    void thePageHasTheFiguresOfTheReplay(String name) throws IOException {
        var outage = OutageFile.read(Path.of(Library.FOLDER, name + ".yaml"));
        try (var scratch = new Scratch()) {
            var section = OutagePage.section(Comparison.of(outage, SEED, scratch::folder));
            assertThat(Files.readString(PAGE)).contains(section.strip());
        }
    }

    @Test
    void thePageHasEveryOutage() throws IOException {
        var page = Files.readString(PAGE);
        for (var outage : new Library(Path.of(Library.FOLDER)).all()) {
            assertThat(page).contains("## " + outage.name() + "\n", outage.source());
        }
    }

    @Test
    void aPageOfNothingHasItsHeadOnly() {
        assertThat(OutagePage.text(List.of(), SEED))
                .startsWith("# Real outages")
                .doesNotContain("\n## ");
    }
}
