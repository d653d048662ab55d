package dev.everpost.health;

import static dev.everpost.health.Reading.FAILING;
import static dev.everpost.health.Reading.IMPAIRED;
import static dev.everpost.health.Reading.UNKNOWN;
import static dev.everpost.health.Reading.WELL;
import static dev.everpost.health.Seen.OF_ALPHA;
import static dev.everpost.health.Source.ANOMALY;
import static dev.everpost.health.Source.CANARY;
import static dev.everpost.health.Source.FEED;
import static dev.everpost.health.Source.LATENCY;
import static dev.everpost.health.Source.PROBE;
import static dev.everpost.health.Source.QUEUE;
import static dev.everpost.health.Source.REPORTS;
import static dev.everpost.health.Source.TRAFFIC;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What several signals say together. */
class FusionTest {

    private final Seen seen = new Seen();

    @Test
    void realMailThatFailsInNumbersIsEnough() {
        assertThat(seen.fused(of(TRAFFIC, FAILING, 0.9)).state()).isEqualTo(State.DOWN);
    }

    @Test
    void littleMailThatFailsNeedsAProbeThatFailsToo() {
        assertThat(seen.fused(of(TRAFFIC, FAILING, 0.5)).state()).isNotEqualTo(State.DOWN);
        assertThat(seen.fused(of(TRAFFIC, FAILING, 0.5), of(PROBE, FAILING, 0.9))
                        .state())
                .isEqualTo(State.DOWN);
    }

    @Test
    void aProbeThatFailsWhileMailFlowsIsTheProbesTrouble() {
        assertThat(seen.fused(of(TRAFFIC, WELL, 1), of(PROBE, FAILING, 1)).state())
                .isEqualTo(State.UP);
    }

    @Test
    void aProbeAloneIsADoubtAndNoOutage() {
        assertThat(seen.fused(of(PROBE, FAILING, 1)).state()).isEqualTo(State.DEGRADED);
    }

    @Test
    void aPublicPageConfirmsAndNeverSaysAnythingAlone() {
        assertThat(seen.fused(of(FEED, FAILING, 1)).state()).isEqualTo(State.UNKNOWN);
        assertThat(seen.fused(of(FEED, FAILING, 1), of(TRAFFIC, WELL, 0.8)).state())
                .isEqualTo(State.UP);
        double alone = seen.fused(of(PROBE, FAILING, 1)).confidence();
        assertThat(seen.fused(of(PROBE, FAILING, 1), of(FEED, FAILING, 1)).confidence())
                .isGreaterThan(alone);
    }

    @Test
    void aPageThatSaysAllIsWellDoesNotTalkAwayMailThatFails() {
        assertThat(seen.fused(of(TRAFFIC, FAILING, 0.9), of(FEED, WELL, 1)).state())
                .isEqualTo(State.DOWN);
    }

    @Test
    void mailThatIsTakenAndNeverArrivesIsAnOutageAlthoughTheFrontLooksWell() {
        assertThat(seen.fused(of(TRAFFIC, WELL, 1), of(PROBE, WELL, 1), of(REPORTS, FAILING, 1), of(CANARY, FAILING, 1))
                        .state())
                .isEqualTo(State.DOWN);
        assertThat(seen.fused(of(TRAFFIC, WELL, 1), of(REPORTS, FAILING, 1)).state())
                .isEqualTo(State.DEGRADED);
    }

    @Test
    void aCanaryThatArrivesContradictsReportsThatDoNot() {
        assertThat(seen.fused(of(TRAFFIC, WELL, 1), of(REPORTS, FAILING, 0.7), of(CANARY, WELL, 1))
                        .state())
                .isNotEqualTo(State.DOWN);
    }

    @Test
    void symptomsNeedCompany() {
        assertThat(seen.fused(of(ANOMALY, IMPAIRED, 1), of(TRAFFIC, WELL, 0.5)).state())
                .isEqualTo(State.UP);
        assertThat(seen.fused(of(ANOMALY, IMPAIRED, 1), of(QUEUE, IMPAIRED, 1)).state())
                .isEqualTo(State.DEGRADED);
        assertThat(seen.fused(of(LATENCY, IMPAIRED, 1)).state()).isEqualTo(State.DEGRADED);
    }

    @Test
    void whoCannotTellSaysNothing() {
        assertThat(seen.fused().state()).isEqualTo(State.UNKNOWN);
        assertThat(seen.fused(of(PROBE, UNKNOWN, 1)).state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void nobodySeesItWellWhereOnlyAPageSaysSo() {
        assertThat(seen.fused(of(FEED, WELL, 1), of(PROBE, FAILING, 0.2)).state())
                .isEqualTo(State.UNKNOWN);
    }

    @Test
    void aSmallComplaintOfAProbeDoesNotKeepItFromSeeingTheDoorOpen() {
        var old = seen.signal(PROBE, OF_ALPHA, IMPAIRED, 0.3);
        var open = new Signal(PROBE, "connect", OF_ALPHA, WELL, 0.9, old.at(), old.fresh(), "open");
        assertThat(seen.fused(old, open).wellSeen()).isTrue();
        assertThat(seen.fused(of(PROBE, FAILING, 0.3), open).wellSeen()).isFalse();
    }

    @Test
    void anOldSignalFades() {
        var old = of(TRAFFIC, FAILING, 0.9);
        seen.hand.pass(Duration.ofSeconds(80));
        assertThat(seen.fused(old).state()).isEqualTo(State.UNKNOWN);
        assertThat(seen.fused(old, of(PROBE, WELL, 1)).wellSeen()).isTrue();
    }

    @Test
    void theWeightiestEvidenceComesFirst() {
        assertThat(seen.fused(of(FEED, FAILING, 1), of(PROBE, FAILING, 0.9), of(TRAFFIC, FAILING, 1))
                        .evidence())
                .extracting(Signal::source)
                .containsExactly(TRAFFIC, PROBE, FEED);
    }

    private Signal of(Source source, Reading reading, double strength) {
        return seen.signal(source, OF_ALPHA, reading, strength);
    }
}
