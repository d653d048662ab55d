package dev.everpost.provider.sparkpost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.provider.web.Ends;
import dev.everpost.provider.web.OneByOne;
import dev.everpost.provider.web.Parcels;
import dev.everpost.provider.web.WebAnswer.Answered;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Successes that are none for everybody, and answers that are not SparkPost's. */
class SparkPostAnswersTest {

    private static final String PART = """
        {"results":{"rcpt_to_errors":[{"message":"invalid","description":"%s","code":"1300"}],
         "total_rejected_recipients":1,"total_accepted_recipients":1,"id":"11"}}\
        """;

    @Test
    void theOneThatTheErrorsNameIsRefused() {
        assertThat(read(200, PART.formatted("Bob@example.org is not valid")))
                .containsExactly("Accepted", "Refused RECIPIENT");
    }

    @Test
    void whereNobodyIsNamedNobodyKnows() {
        assertThat(read(200, PART.formatted("address.email is not valid"))).containsExactly("Unknown", "Unknown");
    }

    @Test
    void noneAcceptedIsARefusalOfAll() {
        assertThat(read(
                        200,
                        "{\"results\":{\"total_rejected_recipients\":2,\"total_accepted_recipients\":0,\"id\":\"1\"}}"))
                .containsOnly("Refused RECIPIENT");
    }

    @Test
    void whatIsNotSparkPostsIsNeverTakenForASuccess() {
        assertThat(read(200, "<html>welcome</html>")).containsOnly("ProviderDown NONSENSE");
        assertThat(read(200, "{}")).containsOnly("Unknown");
        assertThat(read(200, "{\"results\":{\"id\":\"1\"}}")).containsOnly("Unknown");
        assertThat(read(403, "<html>proxy</html>")).containsOnly("ProviderDown NONSENSE");
        assertThat(read(502, "")).containsOnly("ProviderDown SERVER_ERROR");
    }

    @Test
    void aRefusalThatMayBeAboutOneAddressSaysSo() {
        var error = "{\"errors\":[{\"message\":\"No valid recipients\",\"code\":\"5002\"}]}";
        assertThat(answer(400, error).perhapsOneAddress()).isTrue();
        assertThat(answer(400, error.replace("5002", "7001")).perhapsOneAddress())
                .isFalse();
    }

    private static List<String> read(int status, String body) {
        return answer(status, body).outcomes().stream().map(Ends::words).toList();
    }

    private static OneByOne.Answer answer(int status, String body) {
        var recipients = Parcels.plain("ann@example.com", "bob@example.org").recipients();
        return SparkPostAnswers.read(
                new Answered(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)), recipients, List.of());
    }
}
