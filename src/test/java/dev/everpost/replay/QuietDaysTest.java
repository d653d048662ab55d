package dev.everpost.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A few days here; {@code everpost outage quiet} lets months pass. */
class QuietDaysTest {

    private static final int DAYS = 3;
    private static final int SOME_MAIL = 10_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ordinaryDaysMakeNoVerdict(long seed) {
        var result = QuietDays.pass(DAYS, seed);
        assertThat(result.messages()).isGreaterThan(SOME_MAIL);
        assertThat(result.falseVerdicts()).isEmpty();
    }
}
