package dev.everpost.anomaly.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusFolderTest {

    private static final Path TINY = Path.of("src/test/resources/nab-tiny");

    @TempDir
    private Path folder;

    @Test
    void readsSeriesWithTheirWindows() throws IOException {
        var corpus = CorpusFolder.open(TINY);

        var jump = corpus.series("made/jump.csv");

        assertThat(corpus.names()).containsExactly("made/jump.csv", "quiet/wave.csv");
        assertThat(jump.size()).isEqualTo(40);
        assertThat(jump.windows()).containsExactly(new Window(18, 23));
        assertThat(jump.category()).isEqualTo("made");
    }

    @Test
    void scoresWhatAnotherDetectorWroteDown() throws IOException {
        var recorded = new RecordedScores(TINY.resolve("results/half"));

        var cards = Benchmark.run(CorpusFolder.open(TINY), recorded::of, List.of(Profile.STANDARD), _ -> {});

        var total = cards.getFirst().total();
        assertThat(cards.getFirst().threshold()).isEqualTo(0.8);
        assertThat(total.hits()).isEqualTo(1);
        assertThat(total.falseAlarms()).isEqualTo(1);
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> CorpusFolder.open(folder))
                .hasMessageContaining("is no corpus")
                .hasMessageContaining("combined_windows.json is missing");
        assertThatThrownBy(() -> CorpusFolder.open(TINY).series("made/none.csv"))
                .hasMessageContaining("none.csv is missing");
    }

    @Test
    void saysWhichLineIsWrong() throws IOException {
        corpusWith("timestamp,value\n2026-01-01 00:00:00,1\nnonsense,2\n");

        assertThatThrownBy(() -> CorpusFolder.open(folder).series("made/x.csv"))
                .hasMessageContaining("x.csv line 3 has no time and number");
    }

    @Test
    void saysThatLabelsAreMalformed() throws IOException {
        corpusWith("");
        Files.writeString(folder.resolve("labels/combined_windows.json"), "[1, 2]");

        assertThatThrownBy(() -> CorpusFolder.open(folder))
                .hasMessageContaining("is not a map of file names to windows");
    }

    @Test
    void aWindowWhoseEdgesAreNoRowsStaysUnfound() throws IOException {
        corpusWith("timestamp,value\n2026-01-01 00:00:00,1\n2026-01-01 00:05:00,2\n");

        var series = CorpusFolder.open(folder).series("made/x.csv");

        assertThat(series.windows()).isEmpty();
        assertThat(series.labels()).isEqualTo(1);
    }

    private void corpusWith(String csv) throws IOException {
        Files.createDirectories(folder.resolve("data/made"));
        Files.createDirectories(folder.resolve("labels"));
        Files.writeString(folder.resolve("data/made/x.csv"), csv);
        Files.writeString(
                folder.resolve("labels/combined_windows.json"),
                "{\"made/x.csv\": [[\"2026-01-02 00:00:00.000000\", \"2026-01-02 01:00:00.000000\"]]}");
    }
}
