package dev.everpost.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DetectorStateTest {

    private final Detector detector = new Detector(Shape.SMALL, 3);
    private final Series series = Series.daily(3);

    @Test
    void aRestoredDetectorGoesOnWithTheScoresOfAnUninterruptedOne() {
        series.show(detector, 0, 3000);
        var restored =
                DetectorState.restore(DetectorState.save(detector), Shape.SMALL).orElseThrow();

        for (int i = 3000; i < 4000; i++) {
            double value = i % 100 == 0 ? 300 : series.value(i);
            assertThat(restored.observe(series.time(i), value)).isEqualTo(detector.observe(series.time(i), value));
        }
    }

    @Test
    void aDetectorThatHasSeenNothingCanBeKeptToo() {
        assertThat(DetectorState.restore(DetectorState.save(detector), Shape.SMALL))
                .isPresent();
    }

    @Test
    void theStateOfAFullOneIsSmallEnoughToKeepHundreds() {
        series.show(detector, 0, 5000);

        assertThat(DetectorState.save(detector).length).isLessThan(200_000);
    }

    @Test
    void anotherVersionOrShapeIsLearnedAnew() {
        var state = DetectorState.save(detector);

        assertThat(DetectorState.restore(state, Shape.LARGE)).isEmpty();
        state[3]++;
        assertThat(DetectorState.restore(state, Shape.SMALL)).isEmpty();
    }

    @Test
    void aStateThatIsCutShortOrDamagedIsLearnedAnew() {
        series.show(detector, 0, 200);
        var state = DetectorState.save(detector);

        for (int length = 0; length < state.length; length += 997) {
            assertThat(DetectorState.restore(Arrays.copyOf(state, length), Shape.SMALL))
                    .isEmpty();
        }
    }
}
