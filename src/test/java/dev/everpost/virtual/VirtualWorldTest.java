package dev.everpost.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.world.Mailbox;
import dev.everpost.world.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The simulated world keeps its own promises. */
class VirtualWorldTest {

    @Test
    void sleepingTakesVirtualTimeOnly() {
        var sim = new VirtualWorld(1, Instant.EPOCH);
        var woke = new ArrayList<Duration>();
        var world = sim.world();
        world.threads().start("sleeper", () -> {
            world.threads().sleep(Duration.ofDays(2));
            woke.add(sim.elapsed());
        });
        assertThat(sim.run(Duration.ofDays(3), () -> !woke.isEmpty())).isTrue();
        assertThat(woke.getFirst())
                .isGreaterThanOrEqualTo(Duration.ofDays(2))
                .isLessThan(Duration.ofDays(2).plusSeconds(1));
    }

    @Test
    void oneSeedGivesOneInterleaving() {
        assertThat(story(7)).isEqualTo(story(7));
        assertThat(List.of(story(8), story(9), story(10), story(11))).anyMatch(other -> !other.equals(story(7)));
    }

    @Test
    void aKeptPromiseWakesItsWaiter() {
        var sim = new VirtualWorld(3, Instant.EPOCH);
        var world = sim.world();
        var promise = new Promise<String>(world);
        var got = new ArrayList<String>();
        world.threads()
                .start("waiter", () -> promise.await(Duration.ofMinutes(1)).ifPresent(got::add));
        world.threads().start("keeper", () -> {
            world.threads().sleep(Duration.ofSeconds(1));
            promise.keep("kept");
        });
        sim.run(Duration.ofSeconds(5), () -> !got.isEmpty());
        assertThat(got).containsExactly("kept");
        assertThat(sim.elapsed()).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aCrashEndsEveryThreadWhereItStands() {
        var sim = new VirtualWorld(4, Instant.EPOCH);
        var world = sim.world();
        var lines = new ArrayList<String>();
        world.threads().start("worker", () -> {
            lines.add("before");
            world.threads().sleep(Duration.ofSeconds(10));
            lines.add("after");
        });
        sim.run(Duration.ofSeconds(1), () -> false);
        sim.crash();
        assertThat(sim.run(Duration.ofMinutes(1), () -> false)).isFalse();
        assertThat(lines).containsExactly("before");
    }

    private static List<String> story(long seed) {
        var sim = new VirtualWorld(seed, Instant.EPOCH);
        var world = sim.world();
        var lines = new ArrayList<String>();
        var box = new Mailbox<String>(world);
        for (int i = 0; i < 5; i++) {
            int name = i;
            world.threads().start("t" + i, () -> {
                world.threads().sleep(Duration.ofMillis(world.chance().nextInt(3)));
                box.put("letter " + name);
            });
        }
        world.threads().start("reader", () -> {
            while (lines.size() < 5) {
                lines.addAll(box.take(2, Duration.ofSeconds(1)));
            }
        });
        sim.run(Duration.ofSeconds(10), () -> lines.size() >= 5);
        return lines;
    }
}
