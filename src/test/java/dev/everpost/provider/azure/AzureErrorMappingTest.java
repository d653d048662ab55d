package dev.everpost.provider.azure;

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

/** The table of docs/reference/outcomes-azure.md, line by line. */
class AzureErrorMappingTest {

    static Stream<List<String>> rows() {
        return DocumentedTable.rows("outcomes-azure.md", "HTTP").stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void eachErrorHasItsOutcome(List<String> row) {
        var code = row.get(1).isEmpty() ? null : row.get(1);
        var after = row.get(3).isEmpty() ? null : Duration.ofSeconds(Long.parseLong(row.get(3)));
        var outcome = AzureErrorMapping.outcome(Integer.parseInt(row.get(0)), code, row.get(2), after);

        assertThat(row.get(4)).isEqualTo("`" + Outcomes.words(outcome) + "`");
    }

    @Test
    void theTableIsThere() {
        assertThat(rows()).hasSizeGreaterThan(30);
    }

    @Test
    void aThrottleKeepsTheTimeThatAzureAskedFor() {
        var after = Duration.ofSeconds(7);
        assertThat(AzureErrorMapping.outcome(429, "TooManyRequests", "slow down", after))
                .isEqualTo(new TryLater(Outcome.Cause.THROTTLED, after, "429 TooManyRequests slow down"));
    }

    @Test
    void aRefusalForItsSizeIsNotAboutOneAddress() {
        var large = AzureErrorMapping.outcome(413, "RequestEntityTooLarge", "no", null);
        var bad = AzureErrorMapping.outcome(400, "BadRequest", "no", null);
        assertThat(AzureErrorMapping.mayBeAboutOneAddress("RequestEntityTooLarge", large))
                .isFalse();
        assertThat(AzureErrorMapping.mayBeAboutOneAddress("BadRequest", bad)).isTrue();
    }
}
