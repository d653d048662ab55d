package dev.everpost.provider.sparkpost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.TryLater;
import dev.everpost.provider.web.DocTable;
import dev.everpost.provider.web.Ends;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of docs/reference/outcomes-sparkpost.md, line by line. */
class SparkPostErrorMappingTest {

    static Stream<List<String>> rows() {
        return DocTable.rows("outcomes-sparkpost.md", "| HTTP | code").stream();
    }

    @Test
    void theTableIsThere() {
        assertThat(rows()).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachErrorHasItsOutcome(List<String> row) {
        int code = row.get(1).matches("\\d+") ? Integer.parseInt(row.get(1)) : SparkPostErrorMapping.NO_CODE;
        boolean theirs = !row.get(1).equals("foreign");
        var outcome = SparkPostErrorMapping.outcome(Integer.parseInt(row.get(0)), theirs, code, row.get(2), null);
        assertThat(Ends.words(outcome)).isEqualTo(row.get(3));
    }

    @Test
    void aThrottleKeepsTheTimeThatSparkPostAskedFor() {
        var after = Duration.ofSeconds(3);
        assertThat(SparkPostErrorMapping.outcome(429, true, SparkPostErrorMapping.NO_CODE, "slow down", after))
                .isEqualTo(new TryLater(Outcome.Cause.THROTTLED, after, "429 slow down"));
    }
}
