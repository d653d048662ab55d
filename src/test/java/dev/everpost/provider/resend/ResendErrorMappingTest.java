package dev.everpost.provider.resend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.TryLater;
import dev.everpost.provider.web.DocumentedTable;
import dev.everpost.provider.web.Outcomes;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of docs/reference/outcomes-resend.md, line by line. */
class ResendErrorMappingTest {

    static Stream<List<String>> rows() {
        return DocumentedTable.rows("outcomes-resend.md", "HTTP").stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void eachErrorHasItsOutcome(List<String> row) {
        var name = row.get(1).isEmpty() ? null : row.get(1);
        var outcome = ResendErrorMapping.outcome(Integer.parseInt(row.get(0)), name, row.get(2), null);

        assertThat(row.get(3)).startsWith("`" + Outcomes.words(outcome) + "`");
    }

    @Test
    void theTableIsThere() {
        assertThat(rows()).hasSizeGreaterThan(35);
    }

    @Test
    void aThrottleKeepsTheTimeThatResendAskedFor() {
        var after = Duration.ofSeconds(7);
        assertThat(ResendErrorMapping.outcome(429, "rate_limit_exceeded", "slow down", after))
                .isEqualTo(new TryLater(Outcome.Cause.THROTTLED, after, "429 rate_limit_exceeded slow down"));
    }

    @Test
    void onlyARefusalOfWhatWasWrittenMayBeAboutOneAddress() {
        var refused = ResendErrorMapping.outcome(422, "validation_error", "no", null);
        var attachment = ResendErrorMapping.outcome(422, "invalid_attachment", "no", null);
        assertThat(ResendErrorMapping.mayBeAboutOneAddress("validation_error", refused))
                .isTrue();
        assertThat(ResendErrorMapping.mayBeAboutOneAddress("invalid_attachment", attachment))
                .isFalse();
        assertThat(ResendErrorMapping.mayBeAboutOneAddress(null, refused)).isFalse();
    }
}
