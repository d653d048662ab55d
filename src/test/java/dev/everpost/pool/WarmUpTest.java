package dev.everpost.pool;

import static dev.everpost.message.MessageClass.BULK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan goes on with good days, and with no others. */
class WarmUpTest {

    private final PoolRig rig = new PoolRig();

    @Test
    void eachFullDayLeadsToTheNext() {
        var pools = rig.pools(null, PoolRig.warming("new", 10L, 20L, 40L));
        var sent = new ArrayList<Integer>();
        for (int day = 0; day < 4; day++) {
            sent.add(rig.send(pools, BULK, 100));
            rig.nextDay();
        }

        assertThat(sent).containsExactly(10, 20, 40, 100);
        assertThat(pools.views().getFirst().plan()).isEqualTo("its warm-up plan is finished");
    }

    @Test
    void aDayThatIsHardlyUsedIsRepeated() {
        var pools = rig.pools(null, PoolRig.warming("new", 10L, 20L));
        rig.send(pools, BULK, 4);
        rig.nextDay();

        assertThat(rig.send(pools, BULK, 100)).isEqualTo(10);
        assertThat(pools.views().getFirst().plan())
                .contains("day 1 of 2", "repeated because less than half of it was used");
    }

    @Test
    void daysWithoutMailDoNotCount() {
        var pools = rig.pools(null, PoolRig.warming("new", 10L, 20L));
        rig.send(pools, BULK, 10);
        for (int day = 0; day < 7; day++) {
            rig.nextDay();
        }

        assertThat(rig.send(pools, BULK, 100)).isEqualTo(20);
    }

    @Test
    void aDayOnWhichManyBounceIsRepeated() {
        var pools = rig.pools(null, PoolRig.warming("new", 100L, 200L));
        rig.send(pools, BULK, 100);
        for (int i = 0; i < 15; i++) {
            pools.reported("new", false);
        }
        rig.nextDay();

        assertThat(rig.send(pools, BULK, 300)).isEqualTo(100);
        assertThat(pools.views().getFirst().plan()).contains("repeated because too many bounced");
    }

    @Test
    void aDayWithComplaintsIsRepeated() {
        var pools = rig.pools(null, PoolRig.warming("new", 1_000L, 2_000L));
        rig.send(pools, BULK, 1_000);
        for (int i = 0; i < 5; i++) {
            pools.reported("new", true);
        }
        rig.nextDay();

        assertThat(rig.send(pools, BULK, 3_000)).isEqualTo(1_000);
    }

    @Test
    void refusalsAtOnceCountAsBounces() {
        var pools = rig.pools(null, PoolRig.warming("new", 40L, 80L));
        rig.send(pools, BULK, 30);
        if (pools.board(rig.message(BULK), PoolRig.to("example.net", 10)) instanceof Boarding.Aboard(var ticket)) {
            ticket.settle(PoolRig.all(10, new Outcome.Refused(Outcome.Scope.RECIPIENT, "550 no such user")));
        }
        rig.nextDay();

        assertThat(rig.send(pools, BULK, 100)).isEqualTo(40);
    }

    /** Thirty days with random mail, bounces, restarts and crashes: no day passes its ceiling, no bad day is followed by a higher one. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void thirtyDaysOfAPlanNeverPassACeiling(long seed) {
        var random = new Random(seed);
        var plan = Plan.TWENTY_DAYS.subList(0, 6).toArray(Long[]::new);
        var pools = rig.pools(null, PoolRig.warming("new", plan));
        long ceiling = plan[0];
        for (int day = 0; day < 30; day++) {
            var shown = pools.views().getFirst().ceiling();
            assertThat(shown == null || shown <= nextAfter(ceiling, plan)).isTrue();
            ceiling = shown == null ? Long.MAX_VALUE : shown;
            long sent = 0;
            boolean bad = random.nextInt(4) == 0;
            for (int part = 0; part < 4; part++) {
                sent += rig.send(pools, BULK, random.nextInt(3_000));
                pools = restart(pools, random, plan);
            }
            for (long i = 0; bad && i < sent / 8; i++) {
                pools.reported("new", false);
            }
            assertThat(sent).as("day %d", day).isLessThanOrEqualTo(ceiling);
            rig.nextDay();
            var next = pools.views().getFirst().ceiling();
            if (bad && sent >= 100 && shown != null) {
                assertThat(next).as("after bad day %d", day).isEqualTo(shown);
            }
        }
    }

    private Pools restart(Pools pools, Random random, Long[] plan) {
        return switch (random.nextInt(4)) {
            case 0 -> {
                pools.close();
                yield rig.pools(null, PoolRig.warming("new", plan));
            }
            case 1 -> rig.pools(null, PoolRig.warming("new", plan));
            default -> pools;
        };
    }

    private static long nextAfter(long ceiling, Long[] plan) {
        var places = List.of(plan);
        int place = places.indexOf(ceiling);
        return place < 0 || place + 1 == plan.length ? Long.MAX_VALUE : plan[place + 1];
    }
}
