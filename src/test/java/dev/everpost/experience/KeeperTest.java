package dev.everpost.experience;

import static dev.everpost.experience.ExperienceRig.ALPHA;
import static dev.everpost.experience.ExperienceRig.DOWN;
import static dev.everpost.experience.ExperienceRig.FAST;
import static dev.everpost.experience.ExperienceRig.OK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.everpost.message.EmailAddress;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import dev.everpost.store.Learned;
import dev.everpost.store.RememberingLearned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was experienced is there again after a restart, whatever state it was kept in. */
class KeeperTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final ExperienceRig rig = new ExperienceRig();
    private final RememberingLearned learned = new RememberingLearned();

    @Test
    void whatWasKeptIsFoundAfterARestartInItsPlace() {
        rig.call(ALPHA, DOWN, "example.net");
        rig.time.pass(Duration.ofMinutes(5));
        rig.call(ALPHA, OK, "example.com");
        keeper(rig.experience).stop();

        rig.time.pass(Duration.ofMinutes(1));
        var after = restarted();

        assertThat(after.of(ALPHA).over(DAY).failed()).isEqualTo(new Share(1, 2));
        assertThat(after.of(ALPHA).over(Duration.ofMinutes(2)).attempts()).isEqualTo(1);
        assertThat(after.of(ALPHA, "example.com").over(DAY).latencies().count()).isEqualTo(1);
        assertThat(after.domains(ALPHA)).containsExactly("example.com", "example.net");
    }

    @Test
    void whatIsCountedAfterARestartComesOnTopWithinTheSameSlot() {
        rig.call(ALPHA, OK, "example.net");
        keeper(rig.experience).stop();
        var after = restarted();

        var recipient = Recipient.plain(0, EmailAddress.of("bob@example.net"));
        after.attempted(ALPHA, MessageClass.CRITICAL, List.of(recipient), List.of(OK), FAST);

        assertThat(after.of(ALPHA).over(Duration.ofSeconds(10)).attempts()).isEqualTo(2);
    }

    @Test
    void theMinutesAreKeptEachMinuteAndTheHoursEveryTen() {
        var keeper = keeper(rig.experience);
        rig.call(ALPHA, OK, "example.net");

        assertThat(keeper.step()).isEqualTo(Keeper.EVERY);
        assertThat(learned.of("experience")).isEmpty();
        keeper.step();
        assertThat(learned.of("experience")).containsOnlyKeys("alpha/TENS/0", "alpha/MINUTES/0");
        for (int round = 2; round <= Keeper.HOURS_EVERY; round++) {
            keeper.step();
        }
        assertThat(learned.of("experience")).containsKey("alpha/HOURS/0");
    }

    @Test
    void manyReceiversAreKeptInPartsThatTheStoreTakes() {
        for (int hour = 0; hour < 24; hour++) {
            rig.time.pass(Duration.ofHours(1));
            for (int domain = 0; domain < Domains.TOLD_APART; domain++) {
                rig.call(ALPHA, OK, Duration.ofMillis(domain * 20L), "d" + domain + ".example");
            }
        }
        keeper(rig.experience).stop();

        assertThat(learned.of("experience"))
                .containsKey("alpha/HOURS/5")
                .allSatisfy(
                        (_, part) -> assertThat(part.length).isLessThan(Learned.BYTES_MAX / Span.HOURS.slots() * 24));
        var after = restarted();
        assertThat(after.domains(ALPHA)).hasSize(Domains.TOLD_APART);
        assertThat(after.of(ALPHA).over(DAY).attempts()).isEqualTo(24L * Domains.TOLD_APART);
        assertThat(after.of(ALPHA, "d99.example").over(DAY).attempts()).isEqualTo(24);
    }

    @Test
    void aStoreThatFailsOrHoldsNonsenseOnlyMeansToLearnAnew() {
        var nonsense = new byte[] {Cells.LAYOUT, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        learned.keep("experience", Map.of("alpha/HOURS", nonsense, "alpha/YEARS", nonsense, "x", nonsense), at());
        assertThat(restarted().of(ALPHA).over(DAY).isNothing()).isTrue();

        learned.keep("experience", Map.of("alpha/HOURS", new byte[] {99}), at());
        assertThat(restarted().of(ALPHA).over(DAY).isNothing()).isTrue();

        learned.broken(true);
        assertThatCode(() -> keeper(rig.experience).stop()).doesNotThrowAnyException();
        assertThat(restarted().providers()).isEmpty();
    }

    private Keeper keeper(Experience experience) {
        return new Keeper(experience, learned, rig.time.world());
    }

    private Experience restarted() {
        var after = new Experience(rig.time.world().time());
        var keeper = keeper(after);
        keeper.restore();
        return after;
    }

    private Instant at() {
        return rig.time.now();
    }
}
