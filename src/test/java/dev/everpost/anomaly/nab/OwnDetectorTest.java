package dev.everpost.anomaly.nab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class OwnDetectorTest {

    private static final Path TINY = Path.of("src/test/resources/nab-tiny");

    @Test
    void findsTheJumpOfTheTinyCorpusAndNothingElse() throws IOException {
        var card = standard(TINY);

        assertThat(card.total().hits()).isEqualTo(1);
        assertThat(card.total().falseAlarms()).isZero();
    }

    /** What {@code docs/reference/anomaly.md} says. */
    @Test
    @EnabledIfEnvironmentVariable(named = "NAB_CORPUS", matches = ".+")
    void isNoWorseThanTheBestPublishedDetectors() throws IOException {
        assertThat(standard(Path.of(System.getenv("NAB_CORPUS"))).total().score())
                .isGreaterThan(75);
    }

    private static Scorecard standard(Path corpus) throws IOException {
        return Benchmark.run(CorpusFolder.open(corpus), OwnDetector::scores, List.of(Profile.STANDARD), _ -> {})
                .getFirst();
    }
}
