package dev.everpost.delivery;

import static dev.everpost.delivery.ScriptedProvider.DOWN;
import static dev.everpost.delivery.ScriptedProvider.GREYLISTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.everpost.message.MessageClass;
import dev.everpost.standing.GateSettings;
import dev.everpost.store.DeliveryState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What waits is started in the right order, and nothing spins or sleeps through its hour. */
class DispatcherTest {

    private final DeliveryRig rig = new DeliveryRig();

    @Test
    void criticalMailStartsBeforeTheRestAndTheRestBeforeBulk() {
        var bulk = rig.accept(MessageClass.BULK, "ann@example.net");
        var plain = rig.accept(MessageClass.TRANSACTIONAL, "ann@example.net");
        var critical = rig.accept(MessageClass.CRITICAL, "ann@example.net");
        rig.dispatcher().dispatch();
        rig.time.runStarted();
        assertThat(rig.alpha.carried)
                .extracting(parcel -> parcel.message().id())
                .containsExactly(critical.id(), plain.id(), bulk.id());
    }

    @Test
    void freshMailStartsBeforeStaleMailOfItsClass() {
        var stale = rig.accept(MessageClass.TRANSACTIONAL, "ann@example.net");
        rig.time.pass(Duration.ofMinutes(5));
        var fresh = rig.accept(MessageClass.TRANSACTIONAL, "ann@example.net");
        rig.dispatcher().dispatch();
        rig.time.runStarted();
        assertThat(rig.alpha.carried)
                .extracting(parcel -> parcel.message().id())
                .containsExactly(fresh.id(), stale.id());
    }

    @Test
    void bulkNeverFillsTheRoom() {
        for (int i = 0; i < 600; i++) {
            rig.accept(MessageClass.BULK, "ann@example.net");
        }
        var dispatcher = rig.dispatcher();
        while (dispatcher.dispatch() > 0) {}
        assertThat(dispatcher.inFlight()).isEqualTo(rig.settings.inFlightMax() / 2);
        rig.accept(MessageClass.CRITICAL, "ann@example.net");
        assertThat(dispatcher.dispatch()).isEqualTo(1);
    }

    @Test
    void criticalMailThatIsDueSoonIsNotSleptThroughWhileBulkFillsItsRoom() {
        for (int i = 0; i < 600; i++) {
            rig.accept(MessageClass.BULK, "ann@example.net");
        }
        var naps = napsOf(rig.dispatcher(), 1, () -> {});
        assertThat(naps).allSatisfy(nap -> assertThat(nap).isLessThanOrEqualTo(Duration.ofSeconds(1)));
    }

    @Test
    void whileEveryProviderIsDownItNapsAndTriesOneAtATime() {
        rig.alpha.always(DOWN);
        rig.beta.always(DOWN);
        for (int i = 0; i < 4; i++) {
            rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        }
        for (int i = 0; i < 50; i++) {
            rig.accept(MessageClass.TRANSACTIONAL, "ann@example.net");
        }
        int before = rig.spool.leases;
        var naps = napsOf(rig.dispatcher(), 8, rig.time::runStarted);
        assertThat(naps).allMatch(nap -> nap.equals(rig.settings.trickleEvery()));
        assertThat(rig.spool.leases - before).isLessThan(60);
    }

    @Test
    void aQuotaSpentForTheDayIsNotAskedMessageByMessage() {
        rig.limits = plain -> new GateSettings(plain.name(), 8, null, 1L, plain.breaker());
        rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        for (int i = 0; i < 200; i++) {
            rig.accept(MessageClass.TRANSACTIONAL, "ann@example.net");
        }
        int before = rig.spool.records;
        napsOf(rig.dispatcher(), 20, rig.time::runStarted);
        assertThat(rig.spool.records - before).isLessThan(30);
    }

    @Test
    void whatAPassPutsBackIsNotSleptThroughByANapThatBeganBefore() {
        rig.alpha.then(GREYLISTED);
        var work = rig.work(rig.accept(MessageClass.CRITICAL, "ann@example.net"));
        var dispatcher = rig.dispatcher();
        dispatcher.reserve(MessageClass.CRITICAL, work.message().sizeBytes());

        var naps = napsOf(dispatcher, 2, () -> {
            if (rig.alpha.carried.isEmpty()) {
                dispatcher.deliver(work);
                rig.time.runStarted();
            }
        });

        assertThat(naps.get(1)).isLessThanOrEqualTo(rig.settings.backoffBase(MessageClass.CRITICAL));
    }

    @Test
    void aPassThatBreaksGivesItsRoomBackAndItsMessageIsRecovered() {
        rig.alpha.then(parcel -> {
            throw new AssertionError("broken beyond repair");
        });
        var message = rig.accept(MessageClass.TRANSACTIONAL, "ann@example.net");
        var dispatcher = rig.dispatcher();
        dispatcher.dispatch();
        assertThatThrownBy(rig.time::runStarted).hasMessage("broken beyond repair");
        assertThat(dispatcher.inFlight()).isZero();
        napsOf(dispatcher, 1, rig.time::runStarted);
        assertThat(rig.only(message).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(rig.only(message).unknowns()).isEqualTo(1);
        assertThat(rig.spool.leased).isEmpty();
    }

    @Test
    void aMessageWhosePassBreaksEachTimeDoesNotTurnInACircle() {
        rig.brokenRoutes = true;
        rig.accept(MessageClass.TRANSACTIONAL, "ann@example.net");
        var dispatcher = rig.dispatcher();
        var begin = rig.time.now();
        for (int i = 0; i < 10; i++) {
            dispatcher.dispatch();
            rig.time.runStarted();
        }
        assertThat(Duration.between(begin, rig.time.now())).isGreaterThan(Duration.ofSeconds(45));
        assertThat(rig.spool.leased).isEmpty();
    }

    @Test
    void aRoundThatBreaksDoesNotEndDelivery() {
        var dispatcher = rig.dispatcher();
        rig.spool.leaseBreaks = true;
        var message = rig.accept(MessageClass.TRANSACTIONAL, "ann@example.net");
        napsOf(dispatcher, 3, () -> {
            rig.spool.leaseBreaks = false;
            rig.time.runStarted();
        });
        assertThat(rig.only(message).state()).isEqualTo(DeliveryState.HANDED_OVER);
    }

    /** The first naps of the loop. */
    private List<Duration> napsOf(Dispatcher dispatcher, int count, Runnable before) {
        var naps = new ArrayList<Duration>();
        rig.time.whileWaiting = nap -> {
            naps.add(nap);
            before.run();
            rig.stopping = naps.size() >= count;
        };
        dispatcher.loop();
        return naps;
    }
}
