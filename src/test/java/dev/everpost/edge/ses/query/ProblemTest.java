package dev.everpost.edge.ses.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.ses.SesError;
import dev.everpost.ses.SesError.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The errors of the account as SES API v1 has them. */
class ProblemTest {

    @ParameterizedTest
    @CsvSource({
        "BAD_REQUEST, 400, InvalidParameterValue",
        "MESSAGE_REJECTED, 400, MessageRejected",
        "MESSAGE_TOO_LONG, 400, InvalidParameterValue",
        "TEMPLATE_NOT_FOUND, 400, TemplateDoesNotExist",
        "CONFIGURATION_SET_NOT_FOUND, 400, ConfigurationSetDoesNotExist",
        "LIMIT_EXCEEDED, 400, LimitExceeded",
        "SENDING_PAUSED, 400, AccountSendingPausedException",
        "CONFIGURATION_SET_SENDING_PAUSED, 400, ConfigurationSetSendingPausedException",
        "TOO_MANY_REQUESTS, 400, Throttling",
        "UNAVAILABLE, 503, ServiceUnavailable",
        "INTERNAL, 500, InternalFailure"
    })
    void hasTheCodeThatSdksKnow(Kind kind, int status, String code) {
        var problem = Problem.of(SesError.of(kind, "why"), ErrorNames.MAIL);

        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void tellsWhenToComeBack(Kind kind) {
        var error = new SesError(kind, "later", Duration.ofSeconds(2));
        boolean retried = kind == Kind.TOO_MANY_REQUESTS || kind == Kind.UNAVAILABLE;

        assertThat(Problem.of(error, ErrorNames.MAIL).retryAfter()).isEqualTo(retried ? Duration.ofSeconds(2) : null);
    }

    @Test
    void aMemberThatDoesNotFitTheModelIsAValidationError() {
        var error = SesError.of(Kind.BAD_REQUEST, "1 validation error detected: Value null at 'x'");

        assertThat(Problem.of(error, ErrorNames.CONFIGURATION_SET).code()).isEqualTo("ValidationError");
    }
}
