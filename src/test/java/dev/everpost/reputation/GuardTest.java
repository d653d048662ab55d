package dev.everpost.reputation;

import static dev.everpost.message.MessageClass.BULK;
import static dev.everpost.message.MessageClass.CRITICAL;
import static dev.everpost.message.MessageClass.TRANSACTIONAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.experience.Experience;
import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission.Via;
import dev.everpost.pool.Boarding;
import dev.everpost.pool.Desk;
import dev.everpost.world.HandDrivenWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bulk mail is slowed and held before an account's reputation is lost. */
class GuardTest {

    private static final ProviderName ALPHA = new ProviderName("alpha");
    private static final ProviderName BETA = new ProviderName("beta");

    private final HandDrivenWorld time = new HandDrivenWorld(1);
    private final Experience experience = new Experience(time.world().time());
    private final NewsOnly ledger = new NewsOnly();
    private final List<Fact> news = new ArrayList<>();
    private final Guard guard = new Guard(
            experience,
            ledger,
            Thresholds.USUAL,
            () -> List.of(ALPHA, BETA),
            news::add,
            time.world().time());
    private final Desk desk = guard.before(ALPHA, Desk.OPEN);

    @Test
    void aGoodAccountSendsEverything() {
        sent("example.net", 5_000);
        reported("example.net", Report.BOUNCED_FOR_GOOD, 50);
        guard.look();

        assertThat(sendable(BULK, 500, "example.net")).isEqualTo(500);
        assertThat(news).isEmpty();
    }

    @Test
    void manyBouncesHoldBulkAndNothingElse() {
        sent("example.net", 5_000);
        reported("example.net", Report.BOUNCED_FOR_GOOD, 400);
        guard.look();

        assertThat(sendable(BULK, 10, "example.net")).isZero();
        assertThat(sendable(TRANSACTIONAL, 10, "example.net")).isEqualTo(10);
        assertThat(sendable(CRITICAL, 10, "example.net")).isEqualTo(10);
        assertThat(guard.of(BETA)).isEqualTo(Grade.FREE);
        assertThat(news).first().isInstanceOfSatisfying(Fact.AlarmRaised.class, alarm -> {
            assertThat(alarm.alarm()).isEqualTo(Fact.Alarm.REPUTATION_AT_RISK);
            assertThat(alarm.subject()).isEqualTo("alpha");
            assertThat(alarm.text()).contains("bounce rate 8.0 %", "reviewed at 5.0 %", "bulk is held");
        });
    }

    @Test
    void someBouncesSlowBulkToSoManyAnHour() {
        sent("example.net", 5_000);
        reported("example.net", Report.BOUNCED_FOR_GOOD, 190);
        guard.look();
        double perHour = ((Grade.Slowed) guard.of(ALPHA)).perHour();

        long sent = 0;
        for (int minute = 0; minute < 60; minute++) {
            time.pass(Duration.ofMinutes(1));
            sent += sendable(BULK, 1_000, "other.example");
        }

        assertThat(sent).isBetween((long) (perHour * 0.8), (long) (perHour * 1.2));
    }

    @Test
    void complaintsAtOneReceiverHoldTheBulkForIt() {
        sent("gmail.com", 5_000);
        sent("example.net", 200_000);
        reported("gmail.com", Report.COMPLAINED, 20);
        guard.look();

        assertThat(sendable(BULK, 10, "gmail.com")).isZero();
        assertThat(sendable(BULK, 10, "example.net")).isEqualTo(10);
        assertThat(guard.of(ALPHA)).isEqualTo(Grade.FREE);
    }

    @Test
    void aReceiverThatRefusesEverybodyByItsOwnFaultDoesNotCount() {
        sent("gmail.com", 5_000);
        reported("gmail.com", Report.BOUNCED_FOR_GOOD, 2_000);
        ledger.news.add(new Fact.AlarmRaised(time.now(), Fact.Alarm.RECEIVER_TROUBLE, "gmail.com", "broken"));
        guard.look();

        assertThat(guard.of(ALPHA)).isEqualTo(Grade.FREE);
        assertThat(sendable(BULK, 10, "gmail.com")).isEqualTo(10);
    }

    @Test
    void bouncesAfterTheReceiverIsWellAgainCount() {
        ledger.news.add(new Fact.AlarmRaised(time.now(), Fact.Alarm.RECEIVER_TROUBLE, "gmail.com", "broken"));
        time.pass(Duration.ofHours(3));
        ledger.news.add(new Fact.AlarmCleared(time.now(), Fact.Alarm.RECEIVER_TROUBLE, "gmail.com", "well"));
        time.pass(Duration.ofHours(3));
        sent("gmail.com", 5_000);
        reported("gmail.com", Report.BOUNCED_FOR_GOOD, 2_000);
        guard.look();

        assertThat(guard.of(ALPHA)).isInstanceOf(Grade.Held.class);
    }

    @Test
    void theAlarmIsClearedWhenTheWeekIsOver() {
        sent("example.net", 5_000);
        reported("example.net", Report.BOUNCED_FOR_GOOD, 400);
        guard.look();
        guard.look();
        int raised = news.size();

        time.pass(Duration.ofDays(8));
        guard.look();

        assertThat(news.subList(raised, news.size())).isNotEmpty().allMatch(Fact.AlarmCleared.class::isInstance);
        assertThat(sendable(BULK, 10, "example.net")).isEqualTo(10);
    }

    @Test
    void ofAProviderThatReportsNothingRefusalsAreTheBounces() {
        sent("example.net", 1_000);
        for (int i = 0; i < 150; i++) {
            attempted("example.net", new Outcome.Refused(Outcome.Scope.RECIPIENT, "550 no such user"));
        }
        guard.look();

        assertThat(guard.of(ALPHA)).isInstanceOf(Grade.Held.class);
    }

    private int sendable(MessageClass messageClass, int messages, String domain) {
        int sent = 0;
        for (int i = 0; i < messages; i++) {
            if (desk.board(message(messageClass), to(domain)) instanceof Boarding.Aboard) {
                sent++;
            }
        }
        return sent;
    }

    private void sent(String domain, int recipients) {
        for (int i = 0; i < recipients; i++) {
            attempted(domain, new Outcome.Accepted("id", "250 ok"));
        }
    }

    private void attempted(String domain, Outcome outcome) {
        experience.attempted(ALPHA, BULK, to(domain), List.of(outcome), Duration.ofMillis(20));
    }

    private void reported(String domain, Report report, int times) {
        for (int i = 0; i < times; i++) {
            experience.reported(ALPHA, domain, report, null);
        }
    }

    private static List<Recipient> to(String domain) {
        return List.of(Recipient.plain(0, EmailAddress.of("ann@" + domain)));
    }

    private Message message(MessageClass messageClass) {
        var now = time.now();
        return new Message(
                new MessageId(1),
                "shop",
                Via.REST,
                EmailAddress.of("shop@example.com"),
                messageClass,
                now,
                now,
                now,
                9,
                null,
                null,
                Map.of(),
                Map.of());
    }
}
