package dev.everpost.experience;

import static dev.everpost.experience.ExperienceRig.ALPHA;
import static dev.everpost.experience.ExperienceRig.BETA;
import static dev.everpost.experience.ExperienceRig.DOWN;
import static dev.everpost.experience.ExperienceRig.OK;
import static dev.everpost.experience.ExperienceRig.THROTTLED;
import static dev.everpost.experience.ExperienceRig.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact.Report;
import dev.everpost.message.MessageClass;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What happened is found again by provider, by receiver and by both, for as long as it is asked about and no longer. */
class ExperienceTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final ExperienceRig rig = new ExperienceRig();
    private final Experience experience = rig.experience;

    @Test
    void outcomesAreCountedForEachRecipientAndLatenciesForEachCall() {
        rig.call(ALPHA, OK, "example.net", "example.net", "example.com");

        var whole = experience.of(ALPHA).over(MINUTE);
        assertThat(whole.of(Kind.ACCEPTED)).isEqualTo(3);
        assertThat(whole.attempts(MessageClass.TRANSACTIONAL)).isEqualTo(3);
        assertThat(whole.attempts(MessageClass.CRITICAL)).isZero();
        assertThat(whole.latencies().count()).isEqualTo(1);
        var net = experience.of(ALPHA, "example.net").over(MINUTE);
        assertThat(net.attempts()).isEqualTo(2);
        assertThat(net.latencies().count()).isEqualTo(1);
    }

    @Test
    void onlyWhatTheProviderFailedOrMayHaveFailedIsItsFailure() {
        rig.call(ALPHA, OK, "example.net");
        rig.call(ALPHA, DOWN, "example.net");
        rig.call(ALPHA, UNKNOWN, "example.net");
        rig.call(ALPHA, THROTTLED, "example.net");

        var counts = experience.of(ALPHA).over(MINUTE);
        assertThat(counts.failed()).isEqualTo(new Share(2, 4));
        assertThat(counts.share(Kind.THROTTLED).value()).isEqualTo(0.25);
        assertThat(counts.latencies().count()).as("answers only").isEqualTo(2);
    }

    @Test
    void aReceiverIsSeenThroughAllProviders() {
        rig.call(ALPHA, OK, "example.net");
        rig.call(BETA, DOWN, "example.net");
        rig.call(BETA, OK, "example.com");

        assertThat(experience.toward("example.net").over(MINUTE).attempts()).isEqualTo(2);
        assertThat(experience.toward("example.org").over(MINUTE).isNothing()).isTrue();
        assertThat(experience.providers()).containsExactly(ALPHA, BETA);
        assertThat(experience.domains(BETA)).containsExactly("example.com", "example.net");
    }

    @Test
    void theNearPastIsAskedFinelyAndTheFarPastCoarsely() {
        rig.call(ALPHA, OK, "example.net");
        rig.time.pass(Duration.ofSeconds(45));
        rig.call(ALPHA, OK, "example.net");

        assertThat(attempts(Duration.ofSeconds(30))).isEqualTo(1);
        assertThat(attempts(MINUTE)).isEqualTo(2);
        rig.time.pass(Duration.ofMinutes(20));
        assertThat(attempts(Duration.ofMinutes(10))).isZero();
        assertThat(attempts(HOUR)).isEqualTo(2);
        rig.time.pass(Duration.ofDays(3));
        assertThat(attempts(Duration.ofHours(2))).isZero();
        assertThat(attempts(Duration.ofDays(8))).isEqualTo(2);
        rig.time.pass(Duration.ofDays(8));
        assertThat(attempts(Duration.ofDays(8))).isZero();
    }

    @Test
    void slotsAreToldOneByOneWithTheQuietOnesBetween() {
        rig.call(ALPHA, OK, "example.net");
        rig.time.pass(Duration.ofMinutes(2));
        rig.call(ALPHA, DOWN, "example.net");

        assertThat(experience.of(ALPHA).minutes(3))
                .extracting(slot -> slot.counts().attempts())
                .containsExactly(1L, 0L, 1L);
        assertThat(experience.toward("example.net").hours(2))
                .extracting(slot -> slot.counts().attempts())
                .containsExactly(0L, 2L);
    }

    @Test
    void reportsAreCountedWhenTheyComeAndThoseOfTheEndTellTheirDelay() {
        rig.call(ALPHA, OK, "example.net");
        experience.reported(ALPHA, "example.net", Report.DELIVERED, Duration.ofSeconds(40));
        experience.reported(ALPHA, "example.net", Report.OPENED, Duration.ofHours(5));
        experience.reported(ALPHA, "example.com", Report.BOUNCED_FOR_GOOD, null);

        var counts = experience.of(ALPHA, "example.net").over(MINUTE);
        assertThat(counts.reported(Report.DELIVERED)).isEqualTo(1);
        assertThat(counts.share(Report.OPENED)).isEqualTo(new Share(1, 1));
        assertThat(counts.delays().count()).isEqualTo(1);
        assertThat(counts.delays().quantile(0.5)).isBetween(Duration.ofSeconds(32), Duration.ofSeconds(48));
        assertThat(experience.of(ALPHA).over(MINUTE).reported(Report.BOUNCED_FOR_GOOD))
                .isEqualTo(1);
    }

    @Test
    void aHundredReceiversAreToldApartAndTheRestIsOne() {
        for (int i = 0; i < Domains.TOLD_APART + 50; i++) {
            rig.call(ALPHA, OK, "d" + i + ".example");
        }

        assertThat(experience.domains(ALPHA)).hasSize(Domains.TOLD_APART);
        assertThat(experience.of(ALPHA, "d120.example").over(MINUTE).attempts()).isEqualTo(50);
        assertThat(experience.of(ALPHA).over(MINUTE).attempts()).isEqualTo(Domains.TOLD_APART + 50);
    }

    @Test
    void aLargeReceiverThatComesLateTakesTheSmallestOnesPlace() {
        for (int i = 0; i < Domains.TOLD_APART; i++) {
            rig.call(ALPHA, OK, "d" + i + ".example");
            rig.call(ALPHA, OK, "d" + i + ".example");
        }
        for (int i = 0; i < 40; i++) {
            rig.call(ALPHA, OK, "large.example");
        }

        assertThat(experience.domains(ALPHA)).contains("large.example").hasSize(Domains.TOLD_APART);
        assertThat(experience.of(ALPHA, "large.example").over(MINUTE).attempts())
                .isEqualTo(25);
    }

    private long attempts(Duration length) {
        return experience.of(ALPHA).over(length).attempts();
    }
}
