package dev.everpost.anomaly.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The reference scorer's rules, each worked out by hand. */
class ScorerTest {

    /** 60 rows, the first 9 of them probation; rows 40 to 44 are the window. */
    private static final NabSeries SERIES = new NabSeries(
            "made/one.csv", Collections.nCopies(60, Instant.EPOCH), new double[60], List.of(new Window(40, 44)), 1);

    private static final Offset<Double> CLOSE = within(1e-9);

    @Test
    void aHitAtTheLeftEdgeIsPerfect() {
        assertThat(score(Profile.STANDARD, 40)).isEqualTo(100, CLOSE);
    }

    @Test
    void aLateHitIsWorthLess() {
        // (2 / (1 + e^-1) - 1) / (2 / (1 + e^-5) - 1) = 0.46838; between -1 and 1 that is 73.4 %
        assertThat(score(Profile.STANDARD, 44)).isEqualTo(73.419, within(1e-3));
    }

    @Test
    void silenceIsZero() {
        var card = card(Profile.STANDARD);

        assertThat(card.total().score()).isEqualTo(0, CLOSE);
        assertThat(card.total().hits()).isZero();
        assertThat(card.threshold()).isGreaterThan(1);
    }

    @Test
    void ofSeveralHitsInAWindowTheBestCountsOnce() {
        assertThat(score(Profile.STANDARD, 40, 41, 42, 43, 44)).isEqualTo(100, CLOSE);
    }

    @Test
    void everyFalseAlarmCostsAndBehindAWindowLess() {
        // before any window -0.11 of 2; two rows behind a window of five (2 / (1 + e^2.5) - 1) * 0.11 of 2
        assertThat(score(Profile.STANDARD, 20, 40)).isEqualTo(94.5, CLOSE);
        assertThat(score(Profile.STANDARD, 40, 46)).isEqualTo(95.3344, within(1e-4));
        assertThat(score(Profile.LOW_FALSE_POSITIVES, 20, 40)).isEqualTo(89, CLOSE);
    }

    @Test
    void aMissMayCostTwice() {
        assertThat(card(Profile.LOW_FALSE_NEGATIVES).raw()).isEqualTo(-2, CLOSE);
    }

    @Test
    void probationIsNotJudged() {
        assertThat(score(Profile.STANDARD, 0, 1, 8, 40)).isEqualTo(100, CLOSE);
        assertThat(Marking.probation(60)).isEqualTo(9);
        assertThat(Marking.probation(5000)).isEqualTo(750);
        assertThat(Marking.probation(22_695)).isEqualTo(750);
    }

    @Test
    void theThresholdIsTheOneThatIsBestForTheProfile() {
        var scores = new double[60];
        scores[40] = 0.5;
        scores[20] = 0.9;
        var scorer = new Scorer();
        scorer.add(SERIES, scores);

        var card = scorer.score(Profile.STANDARD);

        assertThat(card.threshold()).isEqualTo(0.5);
        assertThat(card.total().falseAlarms()).isEqualTo(1);
    }

    private static double score(Profile profile, int... called) {
        return card(profile, called).total().score();
    }

    private static Scorecard card(Profile profile, int... called) {
        var scores = new double[60];
        Arrays.stream(called).forEach(row -> scores[row] = 1);
        var scorer = new Scorer();
        scorer.add(SERIES, scores);
        return scorer.score(profile);
    }
}
