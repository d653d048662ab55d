package dev.everpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What gates say is written down, even when the store fails just then, and mail follows the providers. */
class StandingJournalTest {

    private final DeliveryRig rig = new DeliveryRig();
    private final StandingJournal journal = new StandingJournal(rig.spool, rig.time.world());

    @Test
    void factsToldWhileTheStoreFailsAreWrittenWhenItIsSoundAgain() {
        rig.spool.failing = true;
        journal.accountTrouble(rig.alpha.name(), Outcome.Trouble.SUSPENDED, "no");
        run(3, () -> rig.spool.failing = false);
        assertThat(rig.spool.facts).first().isInstanceOf(Fact.AlarmRaised.class);
        assertThat(rig.spool.facts).hasSize(1);
    }

    @Test
    void aBacklogThatCouldNotBeMovedWhileTheStoreFailedIsMovedLater() {
        rig.spool.failing = true;
        journal.changed(rig.alpha.name(), "up", "down", "3 failures in a row");
        run(3, () -> rig.spool.failing = false);
        assertThat(rig.spool.rerouted).containsExactly(rig.alpha.name());
    }

    @Test
    void aReturnCallsBackWhatWaitsForItAndForOthersThatAreDown() {
        rig.gate(rig.beta).drain("ann", "maintenance");
        journal.changed(rig.alpha.name(), "probing", "ramping", "3 probes succeeded");
        run(2, () -> {});
        assertThat(rig.spool.rerouted).containsExactlyInAnyOrder(rig.alpha.name(), rig.beta.name());
    }

    @Test
    void theAccountAlarmOfAProviderThatWasRemovedEnds() {
        journal.accountTrouble(rig.alpha.name(), Outcome.Trouble.SUSPENDED, "no");
        journal.accountTrouble(rig.beta.name(), Outcome.Trouble.QUOTA, "spent");
        journal.keepOnly(List.of(rig.beta.name()));
        run(2, () -> {});
        assertThat(journal.troubled()).containsExactly(rig.beta.name());
        assertThat(rig.spool.facts)
                .filteredOn(fact -> fact instanceof Fact.AlarmCleared)
                .singleElement()
                .extracting(fact -> ((Fact.AlarmCleared) fact).subject())
                .isEqualTo("alpha");
    }

    @Test
    void aStopEndsItsNapAndWhatWasToldBeforeIsWritten() {
        var before = rig.time.now();
        rig.time.whileWaiting = nap -> {
            journal.accountTrouble(rig.alpha.name(), Outcome.Trouble.SUSPENDED, "no");
            rig.time.whileWaiting = _ -> {};
            journal.stop();
        };
        start();
        assertThat(rig.spool.facts).hasSize(1);
        assertThat(Duration.between(before, rig.time.now())).isLessThan(Duration.ofSeconds(10));
    }

    /** Runs the journal for so many naps. */
    private void run(int naps, Runnable before) {
        var left = new int[] {naps};
        rig.time.whileWaiting = nap -> {
            before.run();
            if (--left[0] == 0) {
                rig.time.whileWaiting = _ -> {};
                journal.stop();
            }
        };
        start();
    }

    private void start() {
        journal.start(rig.room());
        rig.time.runStarted();
    }
}
