package dev.everpost.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may come in place of a well-behaved series. */
class DetectorGuardsTest {

    private final Detector detector = new Detector(Shape.SMALL, 1);
    private final Series series = Series.flat(1);

    @Test
    void saysNothingBeforeItHasSeenEnough() {
        for (int i = 0; i < 20; i++) {
            assertThat(detector.observe(series.time(i), i % 2 == 0 ? 1 : 1e9)).isEqualTo(new Assessment.Learning(i));
        }
        assertThat(detector.observe(series.time(20), 1)).isInstanceOf(Assessment.Judged.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1.1e30})
    void whatIsNoNumberIsTurnedAwayAndTeachesNothing(double none) {
        series.show(detector, 0, 200);
        var before = detector.judge(series.time(300), 100);

        assertThat(detector.observe(series.time(200), none))
                .isEqualTo(new Assessment.Unusable("no number within 1e30"));
        assertThat(detector.judge(series.time(300), 100)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e30, -1e30, Double.MIN_VALUE, -0.0})
    void extremeNumbersGiveAScoreAndBreakNothing(double extreme) {
        series.show(detector, 0, 200);

        assertThat(detector.observe(series.time(200), extreme).score()).isBetween(0.0, 1.0);
        assertThat(detector.observe(series.time(201), -extreme).score()).isBetween(0.0, 1.0);
        assertThat(detector.observe(series.time(202), 100).score()).isBetween(0.0, 1.0);
    }

    @Test
    void repeatedAndEarlierTimesAreTurnedAway() {
        series.show(detector, 0, 200);

        assertThat(detector.observe(series.time(199), 100)).isInstanceOf(Assessment.Unusable.class);
        assertThat(detector.observe(series.time(10), 100)).isInstanceOf(Assessment.Unusable.class);
        assertThat(detector.observe(series.time(200), 100)).isInstanceOf(Assessment.Judged.class);
    }

    @Test
    void aTimeFromTheFutureDoesNotMakeItDeaf() {
        series.show(detector, 0, 200);
        detector.observe(series.time(200).plus(Duration.ofDays(3650)), 100);

        series.show(detector, 200, 220);

        assertThat(detector.observe(series.time(220), 100)).isInstanceOf(Assessment.Judged.class);
        assertThat(detector.observe(series.time(221), 100)).isInstanceOf(Assessment.Judged.class);
    }

    @Test
    void aGapIsNoSurprise() {
        series.show(detector, 0, 500);

        assertThat(detector.observe(series.time(2000), 100).news()).isZero();
    }

    @Test
    void aConstantIsNoSurpriseUntilItChanges() {
        for (int i = 0; i < 500; i++) {
            assertThat(detector.observe(series.time(i), 7).score()).isLessThan(0.2);
        }
        assertThat(detector.observe(series.time(500), 8).news()).isGreaterThan(0.5);
    }
}
