package dev.everpost.provider.postmark;

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

/** The table of docs/reference/outcomes-postmark.md, line by line. */
class PostmarkErrorMappingTest {

    static Stream<List<String>> rows() {
        return DocTable.rows("outcomes-postmark.md", "| HTTP | ErrorCode").stream();
    }

    @Test
    void theTableIsThere() {
        assertThat(rows()).hasSizeGreaterThan(25);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachErrorHasItsOutcome(List<String> row) {
        int code = row.get(1).equals("none") ? PostmarkErrorMapping.NO_CODE : Integer.parseInt(row.get(1));
        var outcome = PostmarkErrorMapping.outcome(Integer.parseInt(row.get(0)), code, row.get(2), null);
        assertThat(Ends.words(outcome)).isEqualTo(row.get(3));
    }

    @Test
    void aThrottleKeepsTheTimeThatPostmarkAskedFor() {
        var after = Duration.ofSeconds(7);
        assertThat(PostmarkErrorMapping.outcome(429, 429, "slow down", after))
                .isEqualTo(new TryLater(Outcome.Cause.THROTTLED, after, "429 429 slow down"));
    }
}
