package dev.everpost.edge.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.edge.sigv4.Authentication.Verified;
import dev.everpost.intake.Submitter.AwsKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A session token is there, signed and the key's own, or the key has none and no token is shown. */
class SessionTokenTest {

    private static final String HEADERS = "host;x-amz-date;x-amz-security-token";

    private final Verification withToken = verification("token");
    private final Verification withoutToken = verification(null);

    @Test
    void theTokenOfTheKeyIsTaken() {
        assertThat(withToken.of(showing("token"))).isInstanceOf(Verified.class);
    }

    @Test
    void anotherTokenIsRefused() {
        assertThat(withToken.of(showing("tokem"))).isEqualTo(Refusal.unknownKey());
        assertThat(withToken.of(showing(""))).isEqualTo(Refusal.unknownKey());
    }

    @Test
    void aMissingTokenIsRefused() {
        assertThat(withToken.of(TestRequest.botocore())).isEqualTo(Refusal.unknownKey());
    }

    @Test
    void aTokenThatNobodyConfiguredIsRefused() {
        assertThat(withoutToken.of(showing("token"))).isEqualTo(Refusal.unknownKey());
    }

    @Test
    void aTokenThatIsNotSignedIsRefused() {
        var request = TestRequest.botocore().header("x-amz-security-token", "token");
        assertThat(withToken.of(request))
                .isEqualTo(
                        Refusal.signature("'X-Amz-Security-Token' must be a 'SignedHeader' in the AWS Authorization."));
    }

    @Test
    void aTokenShownTwiceIsRefused() {
        var request = TestRequest.botocore().header("x-amz-security-token", "token", "token");
        assertThat(withToken.of(request.sign(Verification.TIME, HEADERS))).isEqualTo(Refusal.unknownKey());
    }

    @Test
    void noTokenIsInAnyText() {
        assertThat(new AwsKey("AKID", "secret-key", "secret-token")).hasToString("AwsKey[AKID]");
    }

    private static TestRequest showing(String token) {
        return TestRequest.botocore().header("x-amz-security-token", token).sign(Verification.TIME, HEADERS);
    }

    private static Verification verification(@Nullable String token) {
        return new Verification(
                Verification.RULES, new AwsKey(Signers.KEY_ID, Signers.SECRET, token), Verification.NOW);
    }
}
