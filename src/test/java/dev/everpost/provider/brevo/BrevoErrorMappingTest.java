package dev.everpost.provider.brevo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.TryLater;
import dev.everpost.provider.web.OutcomeTable;
import dev.everpost.provider.web.Outcomes;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of errors in docs/reference/outcomes-brevo.md, line by line. */
class BrevoErrorMappingTest {

    static Stream<OutcomeTable.Row> rows() {
        return OutcomeTable.of("outcomes-brevo.md");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void eachErrorOfTheTableHasItsOutcome(OutcomeTable.Row row) {
        var outcome = BrevoErrorMapping.outcome(row.status(), row.code(), row.words(), null);
        assertThat(Outcomes.words(outcome)).isEqualTo(row.outcome());
    }

    @Test
    void aThrottleKeepsTheTimeThatBrevoAskedFor() {
        var after = Duration.ofSeconds(7);
        assertThat(BrevoErrorMapping.outcome(429, "too_many_requests", "slow down", after))
                .isEqualTo(new TryLater(Outcome.Cause.THROTTLED, after, "429 too_many_requests slow down"));
    }

    @Test
    void aKnownKeyIsToldFromOtherComplaints() {
        assertThat(BrevoErrorMapping.isRepeated(400, "duplicate_parameter", "used"))
                .isTrue();
        assertThat(BrevoErrorMapping.isRepeated(409, "duplicate_request", "")).isTrue();
        assertThat(BrevoErrorMapping.isRepeated(400, "invalid_parameter", "email is not valid in to"))
                .isFalse();
        assertThat(BrevoErrorMapping.isRepeated(503, "duplicate_parameter", "used"))
                .isFalse();
    }
}
