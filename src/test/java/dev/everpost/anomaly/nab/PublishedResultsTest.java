package dev.everpost.anomaly.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Our scorer against the figures that the benchmark publishes of other detectors ({@code results/final_results.json}), from
 * the scores that it publishes of them; with a checkout of github.com/numenta/NAB in {@code NAB_CORPUS}.
 *
 * <p>Left out are {@code random} and {@code htmjava}: their published figures stand for other thresholds, or other scores, than
 * those in the folder.
 */
@EnabledIfEnvironmentVariable(named = "NAB_CORPUS", matches = ".+")
class PublishedResultsTest {

    @ParameterizedTest
    @CsvSource({
        "ARTime,            74.85",
        "contextOSE,        69.90",
        "earthgeckoSkyline, 58.20",
        "expose,            16.44",
        "knncad,            57.99",
        "null,               0.00",
        "numenta,           70.10",
        "numentaTM,         64.55",
        "randomCutForest,   51.72",
        "relativeEntropy,   54.64",
        "skyline,           35.69",
        "twitterADVec,      47.06",
        "windowedGaussian,  39.65"
    })
    void reproducesThePublishedFigure(String detector, double published) throws IOException {
        var nab = Path.of(System.getenv("NAB_CORPUS"));
        var recorded = new RecordedScores(nab.resolve("results").resolve(detector));

        var cards = Benchmark.run(CorpusFolder.open(nab), recorded::of, List.of(Profile.STANDARD), _ -> {});

        assertThat(cards.getFirst().total().score()).isEqualTo(published, within(0.005));
    }
}
