package dev.everpost.health.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.health.Reading;
import dev.everpost.health.Scope;
import dev.everpost.health.Signal;
import dev.everpost.smtp.Polite;
import dev.everpost.smtp.ScriptedPeer;
import dev.everpost.world.HandDrivenWorld;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When doors are knocked at, and what is told of it. */
@Timeout(60)
class ProbesTest {

    private final HandDrivenWorld time = new HandDrivenWorld(5);
    private final List<Signal> signals = new CopyOnWriteArrayList<>();
    private final List<ProbeReport> reports = new CopyOnWriteArrayList<>();
    private List<Target> targets = List.of();

    @Test
    void eachDoorIsKnockedAtOnceInItsTimeButNotInStep() {
        try (var peer = new ScriptedPeer(new Polite())) {
            targets = List.of(Doors.plain("alpha", peer.port()));
            var probes = probes(8);
            passing(probes, Duration.ofMinutes(10));
            assertThat(peer.connections()).isBetween(17, 25);
            assertThat(probes.last())
                    .singleElement()
                    .satisfies(report -> assertThat(report.steps()).allMatch(step -> step.reading() == Reading.WELL));
            assertThat(probes.usual(targets.getFirst(), Step.GREETING)).isNotNull();
        }
    }

    @Test
    void whoShareADoorAreProbedByOneConnectionAndToldOfEach() {
        try (var peer = new ScriptedPeer(new Polite())) {
            targets = List.of(Doors.plain("alpha", peer.port()), Doors.plain("beta", peer.port()));
            var probes = probes(8);
            passing(probes, Duration.ofSeconds(30));
            assertThat(peer.connections()).isEqualTo(1);
            assertThat(signals)
                    .filteredOn(signal -> signal.observer().equals("greeting"))
                    .extracting(Signal::scope)
                    .containsExactly(
                            new Scope.OfProvider(targets.get(0).provider()),
                            new Scope.OfProvider(targets.get(1).provider()));
            assertThat(signals).allMatch(signal -> signal.fresh().equals(Duration.ofMinutes(2)));
        }
    }

    @Test
    void aSilentDoorHoldsUpNoOtherAndNoMoreThanTheLimitAreUnderWay() {
        try (var silent = new ScriptedPeer(new Polite().answer(Polite.GREETING, Polite.HANG));
                var peer = new ScriptedPeer(new Polite())) {
            targets = List.of(Doors.plain("mute", silent.port()), Doors.plain("well", peer.port()));
            var probes = probes(2);
            knockAtBoth(probes);
            await(() -> probes.last(targets.get(1).provider()).isPresent());
            assertThat(silent.connections()).isEqualTo(1);
            var one = probes(1);
            int before = peer.connections();
            targets = List.of(targets.get(0));
            knockAtBoth(one);
            targets = List.of(targets.get(0), Doors.plain("well", peer.port()));
            knockAtBoth(one);
            assertThat(peer.connections()).as("there is no room").isEqualTo(before);
        }
    }

    @Test
    void whoIsNoMoreConfiguredIsForgotten() {
        try (var peer = new ScriptedPeer(new Polite())) {
            targets = List.of(Doors.plain("alpha", peer.port()));
            var probes = probes(8);
            passing(probes, Duration.ofSeconds(31));
            assertThat(probes.last()).hasSize(1);
            targets = List.of();
            probes.round();
            assertThat(probes.last()).isEmpty();
        }
    }

    @Test
    void whoAsksToBeLeftAloneIs() {
        try (var peer = new ScriptedPeer(talk -> {
            while (!talk.hear().isEmpty()) {
                // the question's head
            }
            talk.say("HTTP/1.1 429 Too Many Requests", "");
        })) {
            targets = List.of(Doors.web("web", "127.0.0.1", peer.port(), false, null));
            passing(probes(8), Duration.ofMinutes(10));
            assertThat(peer.connections()).isBetween(2, 3);
        }
    }

    @Test
    void aDoorThatFailsIsToldWithTheStepAndTheReason() {
        targets = List.of(Doors.plain("dead", Doors.closedPort()));
        passing(probes(8), Duration.ofSeconds(31));
        assertThat(signals)
                .filteredOn(signal -> signal.reading() == Reading.FAILING)
                .singleElement()
                .satisfies(signal -> {
                    assertThat(signal.observer()).isEqualTo("connect");
                    assertThat(signal.words()).contains("refused");
                });
        assertThat(reports).hasSize(1);
    }

    private Probes probes(int atOnce) {
        var settings = new ProbeSettings(Duration.ofSeconds(30), Doors.PATIENCE, atOnce, List.of(), List.of());
        return new Probes(
                () -> targets,
                settings,
                signals::add,
                reports::add,
                time.with(Doors.hasty(World.real()).threads()));
    }

    /** Second by second, each probe at its end before the next second. */
    private void passing(Probes probes, Duration duration) {
        for (long second = 0; second <= duration.toSeconds(); second++) {
            probes.round();
            await(probes::isIdle);
            time.pass(Duration.ofSeconds(1));
        }
    }

    private void knockAtBoth(Probes probes) {
        probes.round();
        time.pass(Duration.ofSeconds(31));
        probes.round();
    }

    private static void await(BooleanSupplier condition) {
        long start = World.real().time().nanos();
        while (!condition.getAsBoolean()) {
            assertThat(World.real().time().since(start)).isLessThan(Doors.PATIENCE);
            World.real().threads().sleep(Duration.ofMillis(1));
        }
    }
}
