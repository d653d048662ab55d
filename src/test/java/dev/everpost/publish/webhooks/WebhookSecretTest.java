package dev.everpost.publish.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.publish.Letters;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {

    @Test
    void signsAsTheSpecificationsExample() {
        var secret =
                WebhookSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").orElseThrow();

        assertThat(secret.sign(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1_614_265_330), "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 23, 65, 100})
    void aKeyThatIsTooShortOrTooLongIsRefused(int bytes) {
        assertThat(WebhookSecret.parse("whsec_" + Base64.getEncoder().encodeToString(new byte[bytes])))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "secret", "whsec_!!!", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    void whatIsNoSecretIsRefused(String text) {
        assertThat(WebhookSecret.parse(text)).isEmpty();
    }

    @Test
    void aFreshOneIsReadAgainAndIsNoOther() {
        var one = WebhookSecret.fresh();

        assertThat(WebhookSecret.parse(one.text())).contains(one);
        assertThat(one).isNotEqualTo(WebhookSecret.fresh());
    }

    @Test
    void noSecretIsPrinted() {
        var secret = WebhookSecret.fresh();
        var endpoint = Endpoint.fresh(
                "shop",
                Endpoint.Origin.OPERATOR,
                WebhookRig.to("https://e.example/"),
                Secrets.of(secret),
                Letters.NOON);

        assertThat(endpoint.toString()).doesNotContain(secret.text()).contains("***");
    }

    @Test
    void afterARotationBothSignForADay() {
        var secrets = Secrets.of(WebhookSecret.fresh()).rotated(WebhookSecret.fresh(), Letters.NOON);

        assertThat(secrets.sign("a", Letters.NOON.plus(Duration.ofHours(23)), "{}")
                        .split(" "))
                .hasSize(2);
        assertThat(secrets.sign("a", Letters.NOON.plus(Duration.ofHours(24)), "{}")
                        .split(" "))
                .hasSize(1);
    }
}
