package dev.everpost.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorTest {

    /** What the benchmark's own rule chose over its corpus. */
    private static final double THRESHOLD = 0.5047;

    private final Detector detector = new Detector(Shape.SMALL, 1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsAJumpAndNamesTheUsualBand(long seed) {
        var series = Series.flat(seed);
        series.show(detector, 0, 1000);

        var jump = detector.observe(series.time(1000), 160);

        assertThat(jump.news()).isGreaterThan(THRESHOLD);
        assertThat(jump).isInstanceOfSatisfying(Assessment.Judged.class, judged -> {
            assertThat(judged.usually().low()).isBetween(92.0, 97.0);
            assertThat(judged.usually().high()).isBetween(103.0, 108.0);
            assertThat(judged.words(value -> String.format(Locale.ROOT, "%.0f", value)))
                    .matches("160, usually 9\\d to 10\\d");
            assertThat(judged.because()).isIn("beyond everything seen before", "unlike any value before");
        });
    }

    @Test
    void findsAnOrdinaryValueAtTheWrongTimeOfDay() {
        var series = Series.daily(5);
        series.show(detector, 0, 10 * Series.DAY);
        int trough = 10 * Series.DAY + Series.DAY * 3 / 4;
        series.show(detector, 10 * Series.DAY, trough);

        var odd = detector.judge(series.time(trough), 100);
        var ordinary = detector.judge(series.time(trough), 50);

        assertThat(odd.score()).isGreaterThan(ordinary.score() + 0.2).isGreaterThan(0.4);
        assertThat(odd).isInstanceOfSatisfying(Assessment.Judged.class, judged -> {
            assertThat(judged.usually().high()).isLessThan(75);
            assertThat(judged.because()).isEqualTo("unusual at this time of day");
        });
    }

    @Test
    void tellsTheSameThingOnce() {
        var series = Series.flat(4);
        series.show(detector, 0, 1000);

        assertThat(detector.observe(series.time(1000), 160).news()).isPositive();
        assertThat(detector.observe(series.time(1001), 160.5).news()).isZero();
    }

    @Test
    void aNewLevelIsUsualAfterAWhile() {
        var series = new Series(6, 3, i -> i < 1000 ? 100 : 200);
        series.show(detector, 0, 1000);

        double first = series.show(detector, 1000, 1050);
        series.show(detector, 1050, 2000);
        double later = series.show(detector, 2000, 2400);

        assertThat(first).isGreaterThan(THRESHOLD);
        assertThat(later).isLessThan(THRESHOLD);
        assertThat(detector.judge(series.time(2400), 200))
                .isInstanceOfSatisfying(
                        Assessment.Judged.class,
                        judged -> assertThat(judged.usually().contains(200)).isTrue());
    }

    @Test
    void judgingTeachesNothing() {
        var series = Series.flat(7);
        series.show(detector, 0, 500);

        var first = detector.judge(series.time(500), 300);
        for (int i = 0; i < 100; i++) {
            detector.judge(series.time(500), 300);
        }

        assertThat(detector.judge(series.time(500), 300)).isEqualTo(first);
    }

    @Test
    void theSameValuesAndSeedGiveTheSameScores() {
        var other = new Detector(Shape.SMALL, 1);
        var series = Series.daily(8);
        for (int i = 0; i < 1000; i++) {
            double value = series.value(i);
            assertThat(other.observe(series.time(i), value)).isEqualTo(detector.observe(series.time(i), value));
        }
    }
}
