package dev.everpost.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.provider.Checkup;
import dev.everpost.provider.Checkup.Quota;
import dev.everpost.standing.Entry;
import dev.everpost.standing.Gate;
import dev.everpost.standing.GateEvents;
import dev.everpost.standing.GateSettings;
import dev.everpost.standing.Standing;
import dev.everpost.standing.Visit;
import dev.everpost.store.RememberingRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Accounts are asked on a schedule; what they say closes and opens gates, and what cannot be asked closes nothing. */
class CheckupsTest {

    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final Checkup WELL = answered(true, Quota.UNTOLD);
    private static final Checkup OFF = answered(false, Quota.UNTOLD);
    private static final Checkup BROKEN =
            new Checkup.Failed(new Outcome.AccountTrouble(Outcome.Trouble.CREDENTIALS, "403 not allowed to ask"));

    private final CheckupWorld time = new CheckupWorld();
    private final AskedProvider alpha = new AskedProvider("alpha");
    private final List<Fact> told = new ArrayList<>();
    private final Map<ProviderName, Report> reported = new HashMap<>();
    private final List<String> alarms = new ArrayList<>();
    private final RememberingRegistry registry = new RememberingRegistry();
    private final Gate gate = new Gate(GateSettings.defaults(alpha.name()), time.world(), new Alarms());
    private Duration every = EVERY;
    private Checkups checkups = checkups();

    @Test
    void eachAccountIsAskedSoonAfterTheStartAndThenOnceInItsTimeButNotInStep() {
        alpha.says = WELL;
        passing(Duration.ofSeconds(31));
        assertThat(alpha.asked).isEqualTo(1);
        passing(Duration.ofHours(1));
        assertThat(alpha.asked).isBetween(11, 14);
        assertThat(told).isEmpty();
        assertThat(report().condition()).isEqualTo(Condition.WELL);
    }

    @Test
    void anAccountThatIsTurnedOffIsNeverAsked() {
        every = Duration.ZERO;
        passing(Duration.ofHours(1));
        assertThat(alpha.asked).isZero();
    }

    @Test
    void anAccountThatMayNotSendIsRoutedAwayFromAndHealedByAGoodCheckup() {
        ask(OFF);
        assertThat(gate.usable()).isFalse();
        assertThat(alarms).containsExactly("SUSPENDED");
        assertThat(told).hasSize(1).first().isInstanceOfSatisfying(Fact.CheckedUp.class, fact -> {
            assertThat(fact.from()).isEqualTo("well");
            assertThat(fact.to()).isEqualTo("sending_off");
        });
        ask(OFF);
        assertThat(alarms).as("said once").hasSize(1);
        ask(WELL);
        assertThat(gate.standing().condition()).isEqualTo(Standing.Condition.PROBING);
        assertThat(alarms).containsExactly("SUSPENDED", "fine");
        assertThat(reported).as("whoever listens").containsEntry(alpha.name(), report());
    }

    @Test
    void aCheckupThatFailsCondemnsNobodyWhoCarriesMail() {
        for (int i = 0; i < 20; i++) {
            ask(BROKEN);
        }
        assertThat(gate.standing().condition()).isEqualTo(Standing.Condition.UP);
        assertThat(gate.enter(visit())).isInstanceOf(Entry.Entered.class);
        assertThat(alarms).isEmpty();
        assertThat(report().condition()).isEqualTo(Condition.FAILING);
        assertThat(told).as("one fact of the change").hasSize(1);
    }

    @Test
    void aFailedCheckupHealsNothingEither() {
        ask(OFF);
        ask(BROKEN);
        assertThat(gate.usable()).isFalse();
    }

    @Test
    void aQuotaThatNearsItsEndIsAnAlarmAndEndsWithRoom() {
        ask(answered(true, day(1000, 900)));
        assertThat(told).hasAtLeastOneElementOfType(Fact.AlarmRaised.class);
        ask(BROKEN);
        ask(answered(true, day(1000, 950)));
        ask(answered(true, day(1000, 10)));
        assertThat(told.stream().filter(Fact.AlarmRaised.class::isInstance)).hasSize(1);
        assertThat(told).last().isInstanceOf(Fact.AlarmCleared.class);
        assertThat(report().words()).isEqualTo("as it says; 990 of 1000 left in 24 hours");
    }

    @Test
    void aSpentQuotaIsRoutedAwayFrom() {
        ask(answered(true, new Quota(null, 40_000L, null, 0L, "month")));
        assertThat(report().condition()).isEqualTo(Condition.QUOTA_SPENT);
        assertThat(gate.usable()).isFalse();
        assertThat(alarms).containsExactly("QUOTA");
    }

    @Test
    void theGateKeepsToTheLowerOfBothQuotasAndToWhatOthersSpentOfIt() {
        ask(answered(true, day(100, 60)));
        assertThat(gate.perDay()).as("others spent 60").isEqualTo(40);
        assertThat(gate.standing().leftToday()).isEqualTo(40);
        time.pass(Duration.ofHours(2));
        assertThat(gate.perDay()).as("what others spend is old news").isEqualTo(100);
        ask(answered(true, new Quota(null, null, 60L, null, "24 hours")));
        assertThat(gate.perDay()).as("an unlimited account").isNull();
    }

    @Test
    void aRestartShowsTheLastReport() {
        ask(answered(true, day(1000, 900)));
        var before = report();
        checkups = checkups();
        checkups.start();
        assertThat(report()).isEqualTo(before);
    }

    @Test
    void aDefectInOneCheckupStopsNoOther() {
        alpha.says = null;
        passing(Duration.ofMinutes(20));
        alpha.says = WELL;
        passing(Duration.ofMinutes(20));
        assertThat(report().condition()).isEqualTo(Condition.WELL);
    }

    private Checkups checkups() {
        return new Checkups(
                () -> List.of(new Patient(alpha, gate, every)), registry, told::add, reported::put, time.world());
    }

    private Report report() {
        return checkups.last(alpha.name()).orElseThrow();
    }

    private void ask(Checkup says) {
        alpha.says = says;
        int before = alpha.asked;
        while (alpha.asked == before) {
            passing(Duration.ofSeconds(1));
        }
    }

    private void passing(Duration duration) {
        for (long seconds = duration.toSeconds(); seconds > 0; seconds--) {
            time.pass(Duration.ofSeconds(1));
            checkups.round();
        }
    }

    private static Visit visit() {
        return new Visit(MessageClass.BULK, 1, false, false);
    }

    private static Checkup answered(boolean sending, Quota quota) {
        return new Checkup.Answered(sending, quota, Map.of("example.com", Checkup.Sender.VERIFIED), "as it says");
    }

    private static Quota day(long limit, long used) {
        return new Quota(14.0, limit, used, limit - used, "24 hours");
    }

    private final class Alarms implements GateEvents {
        @Override
        public void changed(ProviderName provider, String from, String to, String why) {}

        @Override
        public void accountTrouble(ProviderName provider, Outcome.Trouble trouble, String reply) {
            alarms.add(trouble.name());
        }

        @Override
        public void accountFine(ProviderName provider) {
            alarms.add("fine");
        }
    }
}
