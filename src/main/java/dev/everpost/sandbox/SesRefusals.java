package dev.everpost.sandbox;

/** The errors of the SES v2 API. */
final class SesRefusals implements ApiRefusals<SesAnswer> {

    @Override
    public SesAnswer throttled() {
        return say(429, "TooManyRequestsException", "Maximum sending rate exceeded.");
    }

    @Override
    public SesAnswer quotaSpent() {
        return say(400, "LimitExceededException", "Daily message quota exceeded.");
    }

    @Override
    public SesAnswer suspended() {
        return say(400, "AccountSuspendedException", "Sending is suspended for this account.");
    }

    @Override
    public SesAnswer failing(int code) {
        return switch (code) {
            case 403 -> say(403, "SignatureDoesNotMatch", "The request signature we calculated does not match.");
            case 404 -> say(404, "NotFoundException", "The resource does not exist.");
            case 421, 450, 451, 452, 454 -> say(503, "ServiceUnavailable", "Simulated failure.");
            case 429 -> say(429, "TooManyRequestsException", "Maximum sending rate exceeded.");
            case 550, 551, 552, 553, 554 -> say(400, "MessageRejected", "Simulated refusal of the message.");
            default ->
                code >= 500
                        ? say(code, "InternalServiceErrorException", "Simulated failure.")
                        : say(code, "BadRequestException", "Simulated refusal of the request.");
        };
    }

    private static SesAnswer say(int status, String type, String message) {
        return SesAnswer.error(status, type, message);
    }
}
