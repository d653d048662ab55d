package dev.everpost.app.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.replay.Comparison;
import dev.everpost.replay.Score;
import dev.everpost.scenario.Outage;
import dev.everpost.scenario.OutageFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code docs/outages.md} says what the replays say. Two are played here; what is counted must be the same, while times and shares may
 * differ a little, for every change of delivery draws its jitter in another order. {@code make replay} writes the page anew.
 */
class OutagePageTest {

    private static final Path PAGE = Path.of("docs/outages.md");
    private static final long SEED = 1;
    private static final List<Integer> COUNTS = List.of(
            Figures.HEADS.indexOf("lost"),
            Figures.HEADS.indexOf("told no"),
            Figures.HEADS.indexOf("late c/t/b"),
            Figures.HEADS.indexOf("critical in time"),
            Figures.HEADS.indexOf("false"));

    @ParameterizedTest
    @ValueSource(strings = {"zoom-2025-04-16", "resend-2025-11-18"})
    void thePageHasTheFiguresOfTheReplay(String name) throws IOException {
        var outage = OutageFile.read(Path.of(Library.FOLDER, name + ".yaml"));
        try (var scratch = new Scratch()) {
            var comparison = Comparison.of(outage, SEED, scratch::folder);
            assertThat(comparison.misses()).isEmpty();
            comparison
                    .scores()
                    .forEach(score -> assertThat(counts(Figures.of(score)))
                            .as("%s of %s", score.contender(), name)
                            .isEqualTo(counts(row(outage, score))));
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

    private static List<String> counts(List<String> cells) {
        return COUNTS.stream().map(cells::get).toList();
    }

    private static List<String> row(Outage outage, Score score) {
        var section = page().split("\n## " + outage.name() + "\n", 2)[1].split("\n## ", 2)[0];
        var row = section.lines()
                .filter(line -> line.startsWith("| " + score.contender().label() + " |"))
                .findFirst()
                .orElseThrow();
        return Arrays.stream(row.substring(2, row.length() - 2).split(" \\| ")).toList();
    }

    private static String page() {
        try {
            return Files.readString(PAGE);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
