package dev.everpost.pool;

import static dev.everpost.message.MessageClass.BULK;
import static dev.everpost.message.MessageClass.CRITICAL;
import static dev.everpost.message.MessageClass.TRANSACTIONAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** From which pool mail goes, and that no ceiling is ever passed. */
class PoolsTest {

    private static final Outcome TAKEN = new Outcome.Accepted("id", "250 ok");

    private final PoolRig rig = new PoolRig();
    private final List<String> from = new ArrayList<>();

    @Test
    void eachMailGoesFromThePoolThatItIsFor() {
        var news = new Pool("news", "n-7", new Purpose(Set.of(BULK), Set.of(), Set.of(), Map.of()), null, null, null);
        var pools = rig.pools(null, news, PoolRig.warm("rest"));

        var bulk = aboard(pools.board(rig.message(BULK), PoolRig.to("example.net", 1)));
        var other = aboard(pools.board(rig.message(TRANSACTIONAL), PoolRig.to("example.net", 1)));

        assertThat(bulk.pool()).isEqualTo("n-7");
        assertThat(bulk.why()).isEqualTo("from pool news");
        assertThat(other.name()).isEqualTo("rest");
    }

    @Test
    void mailThatNoPoolIsForGoesAsTheProvidersSettingsSay() {
        var tagged =
                new Pool("vip", "v", new Purpose(Set.of(), Set.of(), Set.of(), Map.of("tier", "vip")), 1L, null, null);
        var pools = rig.pools(null, tagged);

        assertThat(aboard(pools.board(rig.message(BULK), PoolRig.to("example.net", 1)))
                        .pool())
                .isNull();
        assertThat(aboard(pools.board(rig.message(BULK, Map.of("tier", "vip")), PoolRig.to("example.net", 1)))
                        .pool())
                .isEqualTo("v");
    }

    @Test
    void whatDoesNotFitOverflowsToTheWarmPoolAndTheWhySaysSo() {
        var pools = rig.pools(null, PoolRig.warming("new", 3L, 10L), PoolRig.warm("old"));

        assertThat(rig.send(pools, BULK, 5, from)).isEqualTo(5);

        assertThat(from).containsExactly("new", "new", "new", "old", "old");
        assertThat(aboard(pools.board(rig.message(BULK), PoolRig.to("example.net", 1)))
                        .why())
                .isEqualTo("from pool old, for pool new has no room (3 of 3 today, day 1 of 2 of its warm-up plan)");
    }

    @Test
    void withoutAWarmPoolItWaitsForTheNextDay() {
        var pools = rig.pools(null, PoolRig.warming("new", 2L));
        rig.send(pools, BULK, 2);

        var full = pools.board(rig.message(BULK), PoolRig.to("example.net", 1));

        assertThat(full).isInstanceOfSatisfying(Boarding.Full.class, no -> {
            assertThat(no.until()).isEqualTo("2026-01-02T00:00:00Z");
            assertThat(no.why()).isEqualTo("pool new has no room (2 of 2 today, day 1 of 1 of its warm-up plan)");
        });
    }

    @Test
    void criticalMailGoesFromAnyWarmPoolFirst() {
        var old = new Pool("old", "o", new Purpose(Set.of(BULK), Set.of(), Set.of(), Map.of()), null, null, null);
        var pools = rig.pools(null, PoolRig.warming("new", 5L), old);

        rig.send(pools, CRITICAL, 2, from);

        assertThat(from).containsExactly("old", "old");
    }

    @Test
    void onlyTheFirstOfManyRecipientsGoWhenNotAllFit() {
        var pools = rig.pools(null, PoolRig.warming("new", 3L));

        assertThat(aboard(pools.board(rig.message(BULK), PoolRig.to("example.net", 10)))
                        .recipients())
                .isEqualTo(3);
    }

    @Test
    void aReceiverHasItsShareOfTheDay() {
        var plan = new Plan(List.of(10L), null, Map.of("gmail.com", 0.3));
        var pools = rig.pools(null, new Pool("new", "n", Purpose.ANY, null, null, plan));

        assertThat(aboard(pools.board(rig.message(BULK), PoolRig.to("gmail.com", 10)))
                        .recipients())
                .isEqualTo(3);
        assertThat(pools.board(rig.message(BULK), PoolRig.to("gmail.com", 1))).isInstanceOf(Boarding.Full.class);
        assertThat(aboard(pools.board(rig.message(BULK), PoolRig.to("example.net", 10)))
                        .recipients())
                .isEqualTo(7);
    }

    @Test
    void anHourHasItsCeilingToo() {
        var pools = rig.pools(null, new Pool("slow", "s", Purpose.ANY, 100L, 2L, null));
        rig.send(pools, BULK, 5);

        assertThat(pools.board(rig.message(BULK), PoolRig.to("example.net", 1)))
                .isInstanceOfSatisfying(
                        Boarding.Full.class, no -> assertThat(no.until()).isEqualTo("2026-01-01T01:00:00Z"));
        rig.time.pass(Duration.ofHours(1));
        assertThat(rig.send(pools, BULK, 5)).isEqualTo(2);
    }

    @Test
    void nothingGoesBeforeThePlanStarts() {
        var plan = new Plan(List.of(5L), java.time.LocalDate.parse("2026-01-02"), Map.of());
        var pools = rig.pools(null, new Pool("new", "n", Purpose.ANY, null, null, plan), PoolRig.warm("old"));

        rig.send(pools, BULK, 1, from);
        rig.nextDay();
        rig.send(pools, BULK, 1, from);

        assertThat(from).containsExactly("old", "new");
    }

    @Test
    void theAccountsOwnPlanHoldsForAllPoolsTogether() {
        var pools = rig.pools(PoolRig.plan(3L), PoolRig.warm("one"));

        assertThat(rig.send(pools, CRITICAL, 5)).isEqualTo(3);
    }

    @Test
    void whoWasNotTakenIsGivenBack() {
        var pools = rig.pools(null, PoolRig.warming("new", 3L));
        var ticket = aboard(pools.board(rig.message(BULK), PoolRig.to("example.net", 3)));

        ticket.settle(List.of(TAKEN, new Outcome.ProviderDown(Outcome.Failure.SILENT, "x"), new Outcome.Unknown("?")));

        assertThat(rig.send(pools, BULK, 5)).as("the unknown one counts").isEqualTo(1);
    }

    @Test
    void theCeilingHoldsForManyThreadsAtOnce() throws InterruptedException {
        var pools = rig.pools(null, PoolRig.warming("new", 500L));
        var sent = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 20; i++) {
            threads.add(Thread.ofVirtual().start(() -> sent.addAndGet(rig.send(pools, BULK, 100))));
        }
        for (var thread : threads) {
            thread.join();
        }

        assertThat(sent).hasValue(500);
    }

    @Test
    void theCeilingHoldsOverCrashes() {
        int sent = 0;
        for (int crash = 0; crash < 20; crash++) {
            sent += rig.send(rig.pools(null, PoolRig.warming("new", 1_000L)), BULK, 30);
        }
        var last = rig.pools(null, PoolRig.warming("new", 1_000L));
        sent += rig.send(last, BULK, 2_000);

        assertThat(sent)
                .isLessThanOrEqualTo(1_000)
                .as("a crash costs a fiftieth at most")
                .isGreaterThan(1_000 - 20 * 21);
    }

    @Test
    void anOrderlyRestartLosesNothing() {
        var before = rig.pools(null, PoolRig.warming("new", 1_000L));
        int sent = rig.send(before, BULK, 137);
        before.close();

        assertThat(before.board(rig.message(BULK), PoolRig.to("example.net", 1)))
                .isInstanceOf(Boarding.Full.class);
        assertThat(sent + rig.send(rig.pools(null, PoolRig.warming("new", 1_000L)), BULK, 2_000))
                .isEqualTo(1_000);
    }

    @Test
    void whatCannotBeMadeDurableDoesNotGo() {
        var pools = rig.pools(null, PoolRig.warming("new", 1_000L));
        rig.learned.broken(true);

        assertThat(pools.board(rig.message(BULK), PoolRig.to("example.net", 1))).isInstanceOf(Boarding.Full.class);
        assertThat(pools.board(rig.message(BULK), PoolRig.to("example.net", 1))).isInstanceOf(Boarding.Full.class);

        rig.learned.broken(false);
        assertThat(rig.send(pools, BULK, 1)).isEqualTo(1);
    }

    @Test
    void keptNonsenseIsLeftOut() {
        rig.learned.keep(
                Pools.ROOM,
                Map.of(
                        "alpha/new",
                        "progress x\nmeter day 1\nmeter nothing 1 2\n\0 \nprogress 1 2 3 4 5 X"
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                rig.time.now());

        assertThat(rig.send(rig.pools(null, PoolRig.warming("new", 2L, 4L)), BULK, 9))
                .isEqualTo(4);
    }

    private static Ticket aboard(Boarding boarding) {
        assertThat(boarding).isInstanceOf(Boarding.Aboard.class);
        return ((Boarding.Aboard) boarding).ticket();
    }
}
