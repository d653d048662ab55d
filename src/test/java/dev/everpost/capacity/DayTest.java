package dev.everpost.capacity;

import static dev.everpost.capacity.Ceiling.Kind.PER_SECOND;
import static dev.everpost.capacity.Ceiling.Kind.WARM_UP;
import static dev.everpost.message.MessageClass.BULK;
import static dev.everpost.message.MessageClass.CRITICAL;
import static dev.everpost.message.MessageClass.TRANSACTIONAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.everpost.capacity.Answer.Bottleneck;
import dev.everpost.capacity.Ceiling.Daily;
import dev.everpost.capacity.Ceiling.Rate;
import dev.everpost.capacity.Ceiling.Rolling;
import dev.everpost.capacity.Flow.Way;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a day's mail when a provider dies. */
class DayTest {

    private static final ProviderName ALPHA = new ProviderName("alpha");
    private static final ProviderName BETA = new ProviderName("beta");
    private static final ProviderName GAMMA = new ProviderName("gamma");

    @Test
    void whatFitsIntoTheBackupIsCarriedAtOnce() {
        var answer = Day.look(List.of(flow(TRANSACTIONAL, 3_600)), List.of(free(ALPHA), rate(BETA, 2)), ALPHA);

        assertThat(answer.shareOf(TRANSACTIONAL)).isEqualTo(1);
        assertThat(answer.bottleneck()).isNull();
        assertThat(answer.classes().getFirst().carriedBy().get(BETA)).isCloseTo(24 * 3_600, within(1.0));
        assertThat(answer.classes().getFirst().longestWait()).isZero();
    }

    /** One class comes at {@code perSecond}; the backup bears {@code bears}: the rest is late or waits. */
    @ParameterizedTest
    @CsvSource({"1, 2, 1.0", "2, 2, 1.0", "4, 2, 0.375", "10, 1, 0.075", "5, 0.5, 0.075"})
    void aRateCarriesItsShare(double perSecond, double bears, double share) {
        var answer = Day.look(List.of(flow(TRANSACTIONAL, perSecond * 3_600)), List.of(rate(BETA, bears)), ALPHA);

        assertThat(answer.shareOf(TRANSACTIONAL)).isCloseTo(share, within(0.01));
    }

    @Test
    void higherClassesAreServedFirst() {
        var flows = List.of(flow(BULK, 7_200), flow(CRITICAL, 1_800), flow(TRANSACTIONAL, 1_800));

        var answer = Day.look(flows, List.of(free(ALPHA), rate(BETA, 1)), ALPHA);

        assertThat(answer.shareOf(CRITICAL)).isEqualTo(1);
        assertThat(answer.shareOf(TRANSACTIONAL)).isEqualTo(1);
        assertThat(answer.shareOf(BULK)).isLessThan(0.01);
        assertThat(answer.classes())
                .extracting(Answer.OfClass::messageClass)
                .containsExactly(CRITICAL, TRANSACTIONAL, BULK);
    }

    @Test
    void aSpentDayHoldsMailUntilItIsFreeAgainAndSaysSo() {
        var freed = Collections.nCopies(5, 0.0);
        var later = new java.util.ArrayList<>(freed);
        later.add(36_000.0);
        var beta = new Road(BETA, List.of(new Rolling(50_000, 14_000, later)));
        var flow = new Flow(
                "every message",
                BULK,
                List.of(new Way(ALPHA, 1), new Way(BETA, 0)),
                Duration.ofDays(4),
                Duration.ofDays(4),
                0,
                hours(14_000, 6_000, 6_000, 6_000, 6_000));

        var answer = Day.look(List.of(flow), List.of(free(ALPHA), beta), ALPHA);

        assertThat(answer.classes().getFirst().waiting()).isZero();
        assertThat(answer.classes().getFirst().longestWait()).isEqualTo(Duration.ofHours(5));
        assertThat(Words.bottleneck(answer))
                .isEqualTo("beta has 14 000 of 50 000 left today: bulk waits up to 5 h;"
                        + " raise its quota per day or add a provider to the rule");
    }

    @Test
    void aWarmUpPlanIsACeilingThatTheNextDayRaises() {
        var beta = new Road(BETA, List.of(new Daily(WARM_UP, 100, 100, 120, 200)));

        var answer = Day.look(List.of(flow(BULK, 3_600)), List.of(beta), ALPHA);

        assertThat(answer.classes().getFirst().carriedBy().get(BETA)).isCloseTo(300, within(1e-6));
        assertThat(Words.bottleneck(answer))
                .contains("beta has 100 of 100 left today by its warm-up plan", "add a warm provider");
    }

    @Test
    void whatOutlivesItsDeadlineExpires() {
        var flow = new Flow(
                "every message",
                CRITICAL,
                List.of(new Way(ALPHA, 1)),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                0,
                hours(600));

        var answer = Day.look(List.of(flow), List.of(free(ALPHA)), ALPHA);

        assertThat(answer.classes().getFirst().expired()).isCloseTo(600, within(1e-6));
        assertThat(answer.shareOf(CRITICAL)).isZero();
        assertThat(answer.bottleneck()).isEqualTo(new Bottleneck.NoOther("every message", CRITICAL));
    }

    @Test
    void weightsShareTheMailAndSpillWhatDoesNotFit() {
        var ways = List.of(new Way(ALPHA, 0.5), new Way(BETA, 0.25), new Way(GAMMA, 0.25));
        var flow = new Flow(
                "every message",
                BULK,
                ways,
                Duration.ofHours(1),
                Duration.ofDays(1),
                0,
                Collections.nCopies(24, 3_600.0));

        var answer = Day.look(List.of(flow), List.of(free(ALPHA), rate(BETA, 0.1), free(GAMMA)), null);

        var by = answer.classes().getFirst().carriedBy();
        assertThat(by.get(BETA)).isCloseTo(24 * 360, within(1.0));
        assertThat(by.get(GAMMA)).isCloseTo(24 * 900, within(1.0));
        assertThat(by.get(ALPHA)).isCloseTo(24 * (1_800 + 540), within(1.0));
    }

    @Test
    void twoRulesShareABackupInProportion() {
        var one = new Flow(
                "class bulk",
                BULK,
                List.of(new Way(BETA, 1)),
                Duration.ofHours(1),
                Duration.ofDays(2),
                0,
                Collections.nCopies(24, 1_800.0));
        var other = new Flow(
                "every message",
                BULK,
                List.of(new Way(ALPHA, 1), new Way(BETA, 0)),
                Duration.ofHours(1),
                Duration.ofDays(2),
                0,
                Collections.nCopies(24, 1_800.0));

        var answer = Day.look(List.of(one, other), List.of(rate(BETA, 1)), ALPHA);

        assertThat(answer.shareOf(BULK)).isEqualTo(1);
    }

    @Test
    void waitingMailIsCarriedToo() {
        var flow = new Flow(
                "every message",
                TRANSACTIONAL,
                List.of(new Way(BETA, 1)),
                Duration.ofHours(1),
                Duration.ofDays(1),
                1_200,
                List.of());

        var answer = Day.look(List.of(flow), List.of(rate(BETA, 1)), null);

        assertThat(answer.classes().getFirst().longestWait()).isEqualTo(Duration.ofMinutes(19));
        assertThat(answer.shareOf(TRANSACTIONAL)).isEqualTo(1);
    }

    @Test
    void aDayWithoutMailProvesNothing() {
        assertThat(Words.of(Day.look(List.of(), List.of(free(ALPHA)), ALPHA))).contains("no mail was seen lately");
    }

    private static Flow flow(MessageClass messageClass, double perHour) {
        return new Flow(
                "every message",
                messageClass,
                List.of(new Way(ALPHA, 1), new Way(BETA, 0)),
                Duration.ofMinutes(5),
                Duration.ofDays(4),
                0,
                Collections.nCopies(24, perHour));
    }

    private static List<Double> hours(double... amounts) {
        return java.util.Arrays.stream(amounts).boxed().toList();
    }

    private static Road free(ProviderName name) {
        return new Road(name, List.of());
    }

    private static Road rate(ProviderName name, double perSecond) {
        return new Road(name, List.of(new Rate(PER_SECOND, perSecond)));
    }
}
