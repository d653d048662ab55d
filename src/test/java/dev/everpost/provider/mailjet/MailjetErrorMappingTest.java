package dev.everpost.provider.mailjet;

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

/** The table of errors in docs/reference/outcomes-mailjet.md, line by line. */
class MailjetErrorMappingTest {

    static Stream<OutcomeTable.Row> rows() {
        return OutcomeTable.of("outcomes-mailjet.md");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void eachErrorOfTheTableHasItsOutcome(OutcomeTable.Row row) {
        boolean mailjets = !row.words().contains("HTML of a proxy");
        var related = row.words().replaceFirst(".*about ", "");
        var outcome = MailjetErrorMapping.outcome(row.status(), row.code(), row.words(), related, mailjets, null);
        assertThat(Outcomes.words(outcome)).isEqualTo(row.outcome());
    }

    @Test
    void aThrottleKeepsTheTimeThatMailjetAskedFor() {
        var after = Duration.ofSeconds(7);
        assertThat(MailjetErrorMapping.outcome(429, "", "slow down", "", true, after))
                .isEqualTo(new TryLater(Outcome.Cause.THROTTLED, after, "429  slow down"));
    }
}
