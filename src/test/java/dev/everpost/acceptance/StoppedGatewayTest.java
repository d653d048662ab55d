package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.scenario.Slow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM, as a service manager sends it. */
@Tag("acceptance")
@Timeout(120)
class StoppedGatewayTest {

    /** What the JVM ends with after SIGTERM: 128 and the signal's number. */
    private static final int ENDED_BY_SIGTERM = 143;

    private static final Duration SHUTDOWN_WITHIN = Duration.ofSeconds(10);
    /** For the parts of a stop that have no deliveries: the process and its store. */
    private static final Duration AROUND_IT = Duration.ofSeconds(15);

    @TempDir
    private Path folder;

    @Test
    void aStopUnderLoadLosesNothingDoublesNothingAndLeavesNothingUnknown() throws IOException {
        try (var rig = Rig.withTwoProviders(folder)) {
            rig.config.also("shutdown_within: " + SHUTDOWN_WITHIN.toSeconds() + "s");
            var underWayForAWhile = new Slow(Duration.ofMillis(60), Duration.ofMillis(60));
            rig.sandbox.providers().forEach(provider -> provider.set(underWayForAWhile));
            rig.start();
            try (var load = Load.start(rig, 4)) {
                Await.until("a load", Duration.ofSeconds(30), () -> load.acknowledged() > 100);
                rig.gateway().terminate();
                assertThat(rig.gateway().exitCode(SHUTDOWN_WITHIN.plus(AROUND_IT)))
                        .isEqualTo(ENDED_BY_SIGTERM);
                assertThat(rig.gateway().log()).contains("stopped after").doesNotContain("still under way");
                rig.start();
                load.finish();
                Await.until(
                        "everything is delivered",
                        Duration.ofSeconds(30),
                        () -> rig.isQueueEmpty()
                                && rig.mailroom.judge(load.promises()).lost().isEmpty());
                assertThat(rig.mailroom.judge(load.promises()).duplicated()).isEmpty();
                assertThat(rig.mailroom.summary().duplicates()).isZero();
                assertThat(rig.rest.get("/metrics").text())
                        .doesNotContainPattern("(?m)^everpost_(?!verdict).*unknown.*\\} [1-9]");
            }
        }
    }

    @Test
    void anOpenSessionIsTold421AtItsNextCommand() throws IOException {
        try (var rig = Rig.withTwoProviders(folder).start();
                var talk = rig.talk()) {
            rig.gateway().terminate();
            assertThat(talk.reply()).startsWith("421");
            assertThat(talk.reply()).isEqualTo("closed");
            assertThat(rig.gateway().exitCode(SHUTDOWN_WITHIN.plus(AROUND_IT))).isEqualTo(ENDED_BY_SIGTERM);
        }
    }
}
