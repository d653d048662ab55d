package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.scenario.BlackHole;
import dev.everpost.scenario.ConnectionRefused;
import dev.everpost.scenario.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How long a code takes to reach its reader when the primary has just failed, with the timeouts that ship. */
@Tag("acceptance")
@Timeout(60)
class FailoverLatencyTest {

    /** Far above what is printed: the bound is against waiting for the wrong timeout, not for speed. */
    private static final Duration BOUND = Duration.ofSeconds(15);

    private static final int LATER_LETTERS = 5;

    @TempDir
    private Path folder;

    static Stream<Fault> faults() {
        return Stream.of(new ConnectionRefused(), new BlackHole());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void criticalMailLeavesByTheBackupInTheSamePass(Fault fault) {
        try (var rig = Rig.withTwoProviders(folder).start()) {
            var before = delay(rig, "before@example.net", "alpha");
            rig.sandbox.provider("alpha").orElseThrow().set(fault);
            var first = delay(rig, "first@example.net", "beta");
            var second = delay(rig, "second@example.net", "beta");
            var later = Duration.ZERO;
            for (int i = 0; i < LATER_LETTERS; i++) {
                later = later.plus(delay(rig, "later" + i + "@example.net", "beta"));
            }
            System.out.printf(
                    "failover, critical, %s: healthy %d ms, first %d ms, second %d ms, mean of the next %d: %d ms%n",
                    fault.name(),
                    before.toMillis(),
                    first.toMillis(),
                    second.toMillis(),
                    LATER_LETTERS,
                    later.dividedBy(LATER_LETTERS).toMillis());
        }
    }

    /** From the yes to the mailroom. */
    private static Duration delay(Rig rig, String to, String provider) {
        rig.rest.accepted(Letter.to(to).of("critical"));
        var accepted = Instant.now();
        Await.until("mail to " + to, BOUND, () -> !rig.mailroom.of(to).isEmpty());
        var arrived = rig.mailroom.of(to).getFirst();
        assertThat(arrived.provider()).isEqualTo(provider);
        var delay = Duration.between(accepted, arrived.at());
        return delay.isNegative() ? Duration.ZERO : delay;
    }
}
