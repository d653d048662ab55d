package dev.everpost.provider.mailgun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.provider.web.DocumentedTable;
import dev.everpost.provider.web.Ends;
import dev.everpost.provider.web.WebAnswer.Answered;
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

/** The table of docs/reference/outcomes-mailgun.md, line by line. */
class MailgunErrorMappingTest {

    static Stream<Arguments> rows() {
        return DocumentedTable.rows("outcomes-mailgun.md", "HTTP").stream()
                .flatMap(row -> Stream.of(row.get(0).split(", "))
                        .map(status -> Arguments.of(Integer.parseInt(status), row.get(1), row.get(2))));
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @MethodSource("rows")
    void eachErrorHasItsOutcome(int status, String words, String outcome) {
        var message = words.startsWith("(") ? "" : words;

        assertThat(Ends.words(MailgunErrorMapping.outcome(status, message, null)))
                .isEqualTo(outcome.replaceAll("[`)]", "").replace('(', ' '));
    }

    @ParameterizedTest(name = "\"{0}\" to a call of many may be about one address: {1}")
    @CsvSource({
        "to parameter is not a valid address, true",
        "Only 10 recipients per request is allowed on probation., true",
        "from parameter is not a valid address, false"
    })
    void onlyWhatIsAboutRecipientsIsTriedOneByOne(String words, boolean expected) {
        var outcome = MailgunErrorMapping.outcome(400, words, null);

        assertThat(MailgunErrorMapping.mayBeAboutOneAddress(outcome, words)).isEqualTo(expected);
    }

    @Test
    void aThrottleKeepsTheTimeThatMailgunAskedFor() {
        var outcome = MailgunAnswer.trouble(answered(429, "{\"message\":\"slow\"}"));

        assertThat(((Outcome.TryLater) outcome).after()).isEqualTo(Duration.ofSeconds(7));
    }

    @ParameterizedTest(name = "200 {0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":\"<a@example.com>\",\"message\":\"Queued.\"} | Accepted",
                "{\"message\":\"Queued.\"} | Unknown",
                "<html>welcome</html> | ProviderDown NONSENSE"
            })
    void aGoodAnswerNamesTheMessage(String body, String expected) {
        assertThat(MailgunAnswer.toMail(answered(200, body), 1, List.of()).outcomes())
                .extracting(Ends::words)
                .containsExactly(expected);
    }

    private static Answered answered(int status, String body) {
        return new Answered(status, Map.of("retry-after", "7"), body.getBytes(StandardCharsets.UTF_8));
    }
}
