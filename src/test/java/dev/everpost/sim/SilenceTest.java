package dev.everpost.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a provider drops without a word reaches its reader all the same, and lost webhooks double next to nothing. */
class SilenceTest {

    private static final int RUNS = Integer.getInteger("sim.runs", 1);
    private static final long SEED = Long.getLong("sim.seed", 1);

    @Test
    void criticalMailThatWasDroppedIsCarriedByAnotherOverCrashes(@TempDir Path folder) {
        for (long seed = SEED; seed < SEED + RUNS; seed++) {
            var result = SilenceRun.run(seed, folder);
            assertThat(result.violations()).as("SEED %d: %s", seed, result).isEmpty();
            assertThat(result.dropped()).as("SEED %d drops something", seed).isPositive();
            assertThat(result.copies())
                    .as("SEED %d: %s; second copies of mail whose webhooks were lost", seed, result)
                    .isLessThan(10);
        }
    }
}
