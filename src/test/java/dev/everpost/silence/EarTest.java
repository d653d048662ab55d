package dev.everpost.silence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.silence.Ear.Leg;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Silence is told from slowness, from a provider that never reports and from webhooks that stopped. */
class EarTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Ear ear = new Ear();
    private long ids;
    private Instant now = NOON;

    @Test
    void aProviderThatNeverReportsIsNotOneThatLosesMail() {
        for (int i = 0; i < 1_000; i++) {
            handOver();
        }
        now = now.plus(Duration.ofDays(2));
        assertThat(hearing()).isEqualTo(new Hearing.NotReporting(0));
    }

    @Test
    void whatIsNotReportedInTheUsualTimeIsSilentOnceOthersWere() {
        report(100, Duration.ofSeconds(30));
        var lost = handOver();
        assertThat(((Hearing.Reporting) hearing()).usual()).isEqualTo(Usual.MIN);
        now = now.plus(Duration.ofMinutes(16));
        assertThat(((Hearing.Reporting) hearing()).silent())
                .as("no other report came since")
                .isZero();
        report(1, Duration.ofSeconds(30));
        var hearing = (Hearing.Reporting) hearing();
        assertThat(hearing.silent()).isEqualTo(1);
        assertThat(hearing.some()).containsExactly(lost.message());
        ear.reported(lost, now);
        assertThat(((Hearing.Reporting) hearing()).silent())
                .as("it came after all")
                .isZero();
    }

    @Test
    void aSlowProviderHasItsTimeWithinACap() {
        report(100, Duration.ofMinutes(40));
        assertThat(((Hearing.Reporting) hearing()).usual()).isEqualTo(Duration.ofMinutes(80));
        report(400, Duration.ofHours(30));
        assertThat(((Hearing.Reporting) hearing()).usual()).isEqualTo(Usual.MAX);
    }

    @Test
    void webhooksThatStopAreNotAThousandLostMessages() {
        report(100, Duration.ofSeconds(5));
        var last = now;
        for (int i = 0; i < 1_000; i++) {
            now = now.plusSeconds(10);
            handOver();
        }
        now = now.plus(Duration.ofHours(1));
        assertThat(hearing()).isEqualTo(new Hearing.Deaf(last, 1_000));
    }

    @Test
    void aProviderThatReportsOnFewIsNotJudged() {
        for (int i = 0; i < 200; i++) {
            handOver();
        }
        now = now.plus(Duration.ofDays(2));
        report(30, Duration.ofSeconds(5));
        now = now.plus(Duration.ofHours(1));
        report(1, Duration.ofSeconds(5));
        assertThat(hearing()).isInstanceOf(Hearing.NotReporting.class);
    }

    @Test
    void aProviderThatLosesHundredsIsStillOneThatReports() {
        report(4_000, Duration.ofSeconds(5));
        for (int i = 0; i < 300; i++) {
            handOver();
        }
        now = now.plus(Duration.ofHours(1));
        report(100, Duration.ofSeconds(5));
        assertThat(((Hearing.Reporting) hearing()).silent()).isEqualTo(300);
    }

    @Test
    void aCodeIsWaitedForMinutesOnlyWhereReportsTakeSeconds() {
        report(100, Duration.ofSeconds(30));
        var code = handOver();
        var letter = handOver();
        now = now.plus(Duration.ofMinutes(4));
        report(1, Duration.ofSeconds(1));
        assertThat(ear.unclassified(now, 10)).contains(code, letter);
        ear.classify(code, MessageClass.CRITICAL);
        ear.classify(letter, MessageClass.BULK);
        assertThat(((Hearing.Reporting) hearing()).overdue())
                .extracting(Overdue::message)
                .containsExactly(code.message());
    }

    @Test
    void whoeverSaysThatItIsDelayedHasIt() {
        report(100, Duration.ofSeconds(30));
        var slow = handOver();
        now = now.plus(Duration.ofMinutes(14));
        ear.underWay(slow, now);
        now = now.plus(Duration.ofMinutes(14));
        report(1, Duration.ofSeconds(1));
        assertThat(((Hearing.Reporting) hearing()).overdue()).isEmpty();
    }

    @Test
    void oneLetterAmongOthersThatWereReportedOnIsAlone() {
        report(100, Duration.ofSeconds(1));
        pass(60);
        handOver();
        pass(60);
        report(10, Duration.ofSeconds(1));
        now = now.plus(Duration.ofMinutes(20));
        report(1, Duration.ofSeconds(1));
        assertThat(((Hearing.Reporting) hearing()).overdue())
                .singleElement()
                .extracting(Overdue::alone)
                .isEqualTo(true);
    }

    @Test
    void aLetterLostInTheFirstMinuteOfAllIsAloneAmongThatMinutesReports() {
        report(30, Duration.ofMillis(10));
        handOver();
        pass(60);
        report(10, Duration.ofSeconds(1));
        now = now.plus(Duration.ofMinutes(20));
        report(1, Duration.ofSeconds(1));
        assertThat(((Hearing.Reporting) hearing()).overdue())
                .singleElement()
                .extracting(Overdue::alone)
                .isEqualTo(true);
    }

    @Test
    void aLetterToManyIsOneLetter() {
        report(100, Duration.ofSeconds(1));
        pass(60);
        var lost = handOver();
        for (int i = 1; i < 9; i++) {
            ear.handedOver(new Leg(lost.message(), i), 1, now);
        }
        report(3, Duration.ofSeconds(1));
        pass(60);
        report(10, Duration.ofSeconds(1));
        now = now.plus(Duration.ofMinutes(20));
        report(1, Duration.ofSeconds(1));
        assertThat(((Hearing.Reporting) hearing()).overdue())
                .hasSize(9)
                .allSatisfy(each -> assertThat(each.alone()).isTrue());
    }

    @Test
    void nothingOfATimeInWhichNothingWasReportedIsAlone() {
        report(1_000, Duration.ofSeconds(1));
        for (int i = 0; i < 60; i++) {
            pass(20);
            handOver();
        }
        pass(60);
        report(1_000, Duration.ofSeconds(1));
        now = now.plus(Duration.ofMinutes(20));
        report(1, Duration.ofSeconds(1));
        assertThat(((Hearing.Reporting) hearing()).overdue())
                .hasSize(60)
                .allSatisfy(each -> assertThat(each.alone()).isFalse());
    }

    @Test
    void whatIsRememberedIsBounded() {
        report(30, Duration.ofSeconds(5));
        for (int i = 0; i < 3 * Ear.WAITING_MAX; i++) {
            handOver();
        }
        now = now.plus(Duration.ofHours(1));
        assertThat(hearing())
                .isInstanceOfSatisfying(
                        Hearing.Deaf.class, deaf -> assertThat(deaf.waiting()).isEqualTo(Ear.WAITING_MAX));
        now = now.plus(Duration.ofDays(8));
        assertThat(((Hearing.Reporting) hearing()).silent()).isZero();
    }

    /** Whatever the delays: exactly those that are never reported are found, once enough time has passed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void exactlyTheLostOnesAreFound(long seed) {
        var dice = new Random(seed);
        int lost = 0;
        for (int i = 0; i < 600; i++) {
            var leg = handOver();
            if (dice.nextInt(20) == 0 && i > 50) {
                lost++;
            } else {
                ear.reported(leg, now.plusSeconds(dice.nextInt(60)));
            }
            now = now.plusSeconds(dice.nextInt(20));
        }
        now = now.plus(Duration.ofHours(2));
        report(1, Duration.ofSeconds(1));
        assertThat(((Hearing.Reporting) hearing()).silent()).isEqualTo(lost);
    }

    private void pass(int seconds) {
        now = now.plusSeconds(seconds);
    }

    private Leg handOver() {
        var leg = new Leg(new MessageId(++ids), 0);
        ear.handedOver(leg, 1, now);
        return leg;
    }

    private void report(int many, Duration after) {
        for (int i = 0; i < many; i++) {
            var leg = handOver();
            ear.reported(leg, now.plus(after));
        }
        now = now.plus(after);
    }

    private Hearing hearing() {
        return ear.hearing(now);
    }
}
