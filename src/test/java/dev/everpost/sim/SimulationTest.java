package dev.everpost.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whatever fails, nothing accepted is lost; a failure prints its seed, {@code make sim SEED=n RUNS=1} replays it. */
class SimulationTest {

    private static final int RUNS = Integer.getInteger("sim.runs", 5);
    private static final long SEED = Long.getLong("sim.seed", 1);

    @Test
    void nothingAcceptedIsLostWhateverFails() {
        long acked = 0;
        for (long seed = SEED; seed < SEED + RUNS; seed++) {
            var result = Simulation.run(seed);
            acked += result.acked();
            assertThat(result.violations()).as("SEED %d: %s", seed, result).isEmpty();
        }
        assertThat(acked).as("messages accepted in all runs").isGreaterThan(RUNS);
    }

    @Test
    void oneSeedIsOneStory() {
        assertThat(Simulation.run(42).fingerprint())
                .isEqualTo(Simulation.run(42).fingerprint());
    }
}
