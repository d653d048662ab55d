package dev.everpost.provider.sendgrid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.provider.sendgrid.SendGridErrorMapping.Problem;
import dev.everpost.provider.web.DocumentedTable;
import dev.everpost.provider.web.Ends;
import dev.everpost.provider.web.WebAnswer.Answered;
import dev.everpost.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of docs/reference/outcomes-sendgrid.md, line by line. */
class SendGridErrorMappingTest {

    static Stream<Arguments> rows() {
        return DocumentedTable.rows("outcomes-sendgrid.md", "HTTP").stream()
                .flatMap(row -> Stream.of(row.get(0).split(", "))
                        .map(status -> Arguments.of(Integer.parseInt(status), row.get(1), row.get(2), row.get(3))));
    }

    @ParameterizedTest(name = "{0} {1} {2} is {3}")
    @MethodSource("rows")
    void eachErrorHasItsOutcome(int status, String field, String words, String outcome) {
        var problems = words.startsWith("(") ? List.<Problem>of() : List.of(new Problem(words, field));

        assertThat(Ends.words(SendGridErrorMapping.outcome(status, problems, null)))
                .isEqualTo(outcome.replaceAll("[`)]", "").replace('(', ' '));
    }

    @ParameterizedTest(name = "{0} of a call of many may be one address: {1}")
    @CsvSource({"personalizations.0.to.1.email, true", "personalizations.0, true", "content, false", "from.email, false"
    })
    void onlyWhatIsAboutRecipientsIsTriedOneByOne(String field, boolean expected) {
        var problems = List.of(new Problem("Does not contain a valid address.", field));
        var outcome = SendGridErrorMapping.outcome(400, problems, null);

        assertThat(SendGridErrorMapping.mayBeAboutOneAddress(outcome, problems)).isEqualTo(expected);
    }

    @Test
    void aThrottleKeepsTheTimeThatSendGridAskedFor() {
        assertThat(rest(Map.of("retry-after", "7"))).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void withoutOneItIsTheSecondOfTheNextWindowAtMostAnHourAway() {
        assertThat(rest(Map.of("x-ratelimit-reset", "99999999999"))).isEqualTo(Duration.ofHours(1));
        assertThat(rest(Map.of("x-ratelimit-reset", "1"))).isNull();
        assertThat(rest(Map.of())).isNull();
    }

    private static Duration rest(Map<String, String> headers) {
        var body = "{\"errors\":[{\"message\":\"too many requests\",\"field\":null}]}".getBytes(StandardCharsets.UTF_8);
        var outcome = new SendGridAnswer(World.real().time()).trouble(new Answered(429, headers, body));
        return ((Outcome.TryLater) outcome).after();
    }
}
