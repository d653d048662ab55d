package dev.everpost.provider.mx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.provider.mx.Domain.Entry;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The limits of a domain hold, however many want to talk to its receivers at once. */
class DomainTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long SECOND = 1_000_000_000;

    private final World world = World.real();

    @Test
    void neverMoreConversationsThanAllowedAndEverybodyHasItsTurn() throws Exception {
        var domain = domain(3, null);
        var talking = new AtomicInteger();
        var most = new AtomicInteger();
        var entered = new AtomicInteger();
        atOnce(60, () -> {
            for (int i = 0; i < 20; i++) {
                if (domain.enter(1, PATIENCE) instanceof Entry.Entered entry) {
                    most.accumulateAndGet(talking.incrementAndGet(), Math::max);
                    entered.incrementAndGet();
                    Thread.yield();
                    talking.decrementAndGet();
                    domain.leave(entry, null);
                }
            }
        });
        assertThat(most).hasValue(3);
        assertThat(entered).hasValue(60 * 20);
        assertThat(domain.isForgettable()).as("nobody is left inside").isTrue();
    }

    @Test
    void whoFindsNoRoomInTimeIsToldSoAndTakesNone() throws Exception {
        var domain = domain(1, null);
        var inside = (Entry.Entered) domain.enter(1, PATIENCE);
        var told = new ConcurrentLinkedQueue<Entry>();
        atOnce(20, () -> told.add(domain.enter(1, Duration.ofMillis(1))));
        assertThat(told)
                .hasSize(20)
                .allSatisfy(each -> assertThat(((Entry.NotNow) each).reply())
                        .isEqualTo("451 4.3.2 1 conversations with one.example are under way already"));
        domain.leave(inside, null);
        assertThat(domain.enter(1, Duration.ZERO)).isInstanceOf(Entry.Entered.class);
    }

    @Test
    void whatIsAboveTheRateAndASecondsWorthWaitsWhoeverAsks() throws Exception {
        double rate = 200;
        var domain = domain(50, rate);
        var times = new ConcurrentLinkedQueue<Long>();
        atOnce(40, () -> {
            for (int i = 0; i < 10; i++) {
                if (domain.enter(1, PATIENCE) instanceof Entry.Entered entry) {
                    times.add(world.time().nanos());
                    domain.leave(entry, null);
                }
            }
        });
        var inOrder = times.stream().sorted().toList();
        assertThat(inOrder).hasSize(400);
        assertThat(inOrder.getLast() - inOrder.getFirst())
                .as("what is above the second's worth waits")
                .isGreaterThan((long) ((400 - rate - 1) / rate * SECOND * 0.9));
    }

    private Domain domain(int connections, Double perSecond) {
        return new Domain("one.example", new DomainRules(connections, perSecond, TlsDemand.OPPORTUNISTIC), world);
    }

    private static void atOnce(int threads, Runnable body) throws InterruptedException {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < threads; i++) {
                pool.execute(body);
            }
            pool.shutdown();
            assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
    }
}
