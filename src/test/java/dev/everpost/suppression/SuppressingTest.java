package dev.everpost.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.Alarm;
import dev.everpost.fact.Fact.Report;
import dev.everpost.store.Suppressions.Reason;
import dev.everpost.store.Suppressions.Suppressed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reports do to the suppression list. */
class SuppressingTest {

    private static final Duration WINDOW = Duration.ofMinutes(11);

    @TempDir
    private Path folder;

    private SuppressionRig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new SuppressionRig(folder);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aBounceForGoodListsTheAddressForItsSubmitterWithItsSource() {
        rig.bounced("Ann@example.net");
        rig.catchUp();
        var entry = rig.entry("ann@example.net").orElseThrow();
        assertThat(entry.reason()).isEqualTo(Reason.BOUNCE);
        assertThat(entry.submitter()).isEqualTo("shop");
        assertThat(entry.source()).startsWith("a report by alpha about message ");
        assertThat(entry.until()).isNull();
    }

    @Test
    void complaintsAndUnsubscriptionsAreListedAsSuch() {
        rig.reported(rig.sent("ann@example.net"), Report.COMPLAINED, Map.of());
        rig.reported(rig.sent("bob@example.net"), Report.UNSUBSCRIBED, Map.of());
        rig.catchUp();
        assertThat(rig.entry("ann@example.net").orElseThrow().reason()).isEqualTo(Reason.COMPLAINT);
        assertThat(rig.entry("bob@example.net").orElseThrow().reason()).isEqualTo(Reason.UNSUBSCRIBE);
    }

    @Test
    void whatSaysNothingAgainstTheAddressListsNobody() {
        rig.reported(rig.sent("a@example.net"), Report.BOUNCED_FOR_NOW, Map.of());
        rig.reported(rig.sent("b@example.net"), Report.BOUNCED_FOR_GOOD, Map.of("reason", "spam"));
        rig.reported(rig.sent("c@example.net"), Report.REJECTED, Map.of());
        rig.refused("d@example.net", "550 5.7.1 blocked by policy");
        rig.refused("e@example.net", "552 5.2.2 mailbox full");
        rig.catchUp();
        for (var each : "abcde".split("")) {
            assertThat(rig.isListed(each + "@example.net")).as(each).isFalse();
        }
    }

    @Test
    void aRefusalThatNamesADeadMailboxListsItToo() {
        rig.refused("ann@example.net", "550 5.1.1 user unknown");
        rig.catchUp();
        assertThat(rig.entry("ann@example.net").orElseThrow().source()).startsWith("a refusal by alpha");
    }

    @Test
    void aBounceByMailSilencesAtMostTheOneWhoCouldHaveWrittenIt() {
        rig.mailed(rig.sent("ann@example.net"));
        rig.mailed(rig.sentTo("bob@example.net", "mallory@example.net"));
        rig.catchUp();
        assertThat(rig.entry("ann@example.net").orElseThrow().source()).startsWith("a report by mail about");
        assertThat(rig.isListed("bob@example.net")).isFalse();
    }

    @Test
    void whatPeopleListedIsNotReplacedByAReport() {
        rig.put(new Suppressed("ann@example.net", "shop", Reason.MANUAL, "support", SuppressionRig.NOON, null, null));
        rig.bounced("ann@example.net");
        rig.catchUp();
        assertThat(rig.entry("ann@example.net").orElseThrow().source()).isEqualTo("support");
    }

    @Test
    void entriesCanEndByThemselvesAndCountForEverybody() throws Exception {
        rig.policy = new SuppressionPolicy(
                true, Map.of(Reason.BOUNCE, Duration.ofDays(30)), 10, Duration.ofMinutes(10), Duration.ofHours(24));
        rig.restart();
        rig.bounced("ann@example.net");
        rig.catchUp();
        assertThat(rig.entry("ann@example.net").orElseThrow().until())
                .isEqualTo(SuppressionRig.NOON.plus(Duration.ofDays(30)));
    }

    @Test
    void aBurstAtOneReceiverIsHeldBackAndWhatWasListedOfItIsTakenBack() {
        bounce("broken.example", 9);
        rig.catchUp();
        assertThat(rig.isListed("u0@broken.example")).isTrue();
        rig.bounced("u9@broken.example");
        rig.catchUp();
        rig.bounced("u10@broken.example");
        rig.catchUp();
        assertThat(listed("broken.example", 11)).isZero();
    }

    @Test
    void aReceiverThatTakesMailAgainFreesEverybody() {
        for (int i = 0; i < 12; i++) {
            rig.delivered("u" + i + "@broken.example");
        }
        rig.pass(Duration.ofHours(1));
        bounce("broken.example", 12);
        rig.catchUp();
        assertThat(rig.news).anySatisfy(fact -> {
            assertThat(fact).isInstanceOf(Fact.AlarmRaised.class);
            var raised = (Fact.AlarmRaised) fact;
            assertThat(raised.alarm()).isEqualTo(Alarm.RECEIVER_TROUBLE);
            assertThat(raised.subject()).isEqualTo("broken.example");
            assertThat(raised.text()).contains("of them took mail before");
        });
        rig.pass(WINDOW);
        rig.delivered("u3@broken.example");
        rig.pass(WINDOW);
        assertThat(listed("broken.example", 12)).isZero();
        assertThat(rig.news).last().isInstanceOf(Fact.AlarmCleared.class);
        // and after that a bounce counts again
        rig.bounced("u3@broken.example");
        rig.catchUp();
        assertThat(rig.isListed("u3@broken.example")).isTrue();
    }

    @Test
    void aListOfDeadAddressesIsListedAfterADay() {
        bounce("dead.example", 15);
        rig.catchUp();
        rig.pass(Duration.ofHours(12));
        assertThat(listed("dead.example", 15)).isZero();
        rig.pass(Duration.ofHours(13));
        assertThat(listed("dead.example", 15)).isEqualTo(15);
    }

    @Test
    void afterADayWhoTookMailBeforeGetsTheBenefitOfTheDoubt() {
        rig.delivered("u0@quiet.example");
        rig.pass(Duration.ofHours(1));
        bounce("quiet.example", 10);
        rig.catchUp();
        rig.pass(Duration.ofHours(25));
        assertThat(rig.isListed("u0@quiet.example")).isFalse();
        assertThat(listed("quiet.example", 10)).isEqualTo(9);
    }

    @Test
    void aBurstIsRememberedOverARestart() {
        bounce("broken.example", 12);
        rig.catchUp();
        rig.restart();
        rig.bounced("u12@broken.example");
        rig.catchUp();
        assertThat(listed("broken.example", 13)).isZero();
        rig.restart();
        rig.pass(Duration.ofHours(25));
        assertThat(listed("broken.example", 13)).isEqualTo(13);
    }

    @Test
    void aRestartListsNobodyAgainWhomAPersonTookOff() {
        rig.bounced("ann@example.net");
        rig.catchUp();
        rig.remove("ann@example.net");
        rig.restart();
        rig.catchUp();
        assertThat(rig.isListed("ann@example.net")).isFalse();
    }

    @Test
    void theSameAddressManyTimesIsNoBurst() {
        for (int i = 0; i < 20; i++) {
            rig.bounced("ann@example.net");
        }
        rig.catchUp();
        assertThat(rig.isListed("ann@example.net")).isTrue();
    }

    private void bounce(String domain, int count) {
        for (int i = 0; i < count; i++) {
            rig.bounced("u" + i + "@" + domain);
        }
    }

    private long listed(String domain, int count) {
        return IntStream.range(0, count)
                .filter(i -> rig.isListed("u" + i + "@" + domain))
                .count();
    }
}
