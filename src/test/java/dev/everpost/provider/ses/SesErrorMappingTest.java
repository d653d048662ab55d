package dev.everpost.provider.ses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.AccountTrouble;
import dev.everpost.fact.Outcome.ProviderDown;
import dev.everpost.fact.Outcome.Refused;
import dev.everpost.fact.Outcome.TryLater;
import dev.everpost.fact.Outcome.Unknown;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of docs/reference/outcomes-ses.md, line by line. */
class SesErrorMappingTest {

    @ParameterizedTest(name = "{0} {1} {2} is {3}")
    @CsvSource(textBlock = """
        429, TooManyRequestsException, Too many requests, TryLater THROTTLED
        429, TooManyRequestsException, Daily message quota exceeded., AccountTrouble QUOTA
        400, ThrottlingException, Maximum sending rate exceeded., TryLater THROTTLED
        400, Throttling, Daily message quota exceeded, AccountTrouble QUOTA
        400, LimitExceededException, There are too many instances, AccountTrouble QUOTA
        400, LimitExceededException, Maximum sending rate exceeded, TryLater THROTTLED
        429, , , TryLater THROTTLED
        400, AccountSuspendedException, Suspended, AccountTrouble SUSPENDED
        400, SendingPausedException, Paused, AccountTrouble SUSPENDED
        400, MessageRejected, Sending is paused for this account., AccountTrouble SUSPENDED
        400, MailFromDomainNotVerifiedException, Not verified, AccountTrouble SENDER_NOT_VERIFIED
        400, MessageRejected, Email address is not verified. The following identities failed, AccountTrouble SENDER_NOT_VERIFIED
        400, MessageRejected, Email contains a virus, Refused CONTENT
        400, MessageRejectedException, Message length exceeds the limit, Refused CONTENT
        400, BadRequestException, Missing final '@domain', Refused CONTENT
        400, BadRequestException, Configuration set <x> does not exist., AccountTrouble CREDENTIALS
        413, RequestEntityTooLarge, too large, Refused CONTENT
        403, SignatureDoesNotMatch, no, AccountTrouble CREDENTIALS
        403, InvalidClientTokenId, no, AccountTrouble CREDENTIALS
        403, UnrecognizedClientException, no, AccountTrouble CREDENTIALS
        403, MissingAuthenticationTokenException, no, AccountTrouble CREDENTIALS
        403, ExpiredTokenException, no, AccountTrouble CREDENTIALS
        403, AccessDeniedException, no, AccountTrouble CREDENTIALS
        403, SomethingNew, no, AccountTrouble CREDENTIALS
        404, NotFoundException, Configuration set <x> does not exist., AccountTrouble CREDENTIALS
        500, InternalServiceErrorException, oops, ProviderDown SERVER_ERROR
        500, InternalFailure, oops, ProviderDown SERVER_ERROR
        503, ServiceUnavailable, oops, ProviderDown SERVER_ERROR
        502, , , ProviderDown SERVER_ERROR
        504, , , Unknown
        504, GatewayTimeout, late, Unknown
        409, ConcurrentModificationException, again, ProviderDown SERVER_ERROR
        403, , , ProviderDown NONSENSE
        404, , , ProviderDown NONSENSE
        302, , , ProviderDown NONSENSE
        418, Teapot, short and stout, ProviderDown NONSENSE
        """)
    void eachErrorHasItsOutcome(int status, String code, String message, String expected) {
        assertThat(words(SesErrorMapping.outcome(status, code, message == null ? "" : message, null)))
                .isEqualTo(expected);
    }

    @Test
    void aThrottleKeepsTheTimeThatSesAskedFor() {
        var after = Duration.ofSeconds(7);
        assertThat(SesErrorMapping.outcome(429, "TooManyRequestsException", "slow down", after))
                .isEqualTo(new TryLater(Outcome.Cause.THROTTLED, after, "429 TooManyRequestsException slow down"));
    }

    static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted _ -> "Accepted";
            case Refused refused -> "Refused " + refused.scope();
            case TryLater later -> "TryLater " + later.cause();
            case ProviderDown down -> "ProviderDown " + down.failure();
            case AccountTrouble trouble -> "AccountTrouble " + trouble.trouble();
            case Unknown _ -> "Unknown";
        };
    }
}
