package dev.everpost.publish.webhooks;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The Java library of Standard Webhooks judges our signatures, also those of a rotation. */
class StandardWebhooksLibraryTest {

    private static final String BODY = "{\"type\":\"message.accepted\",\"data\":{\"subject\":\"Grüße\"}}";

    private final WebhookSecret old = WebhookSecret.fresh();
    private final WebhookSecret fresh = WebhookSecret.fresh();
    private final Instant now = Instant.now();
    private final Secrets secrets = Secrets.of(old).rotated(fresh, now);

    @Test
    void eitherSecretVerifiesWhatBothSigned() {
        for (var secret : List.of(old, fresh)) {
            assertThatCode(() -> new Webhook(secret.text()).verify(BODY, headers()))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void nothingElseVerifies() {
        assertThatThrownBy(() -> new Webhook(WebhookSecret.fresh().text()).verify(BODY, headers()))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> new Webhook(fresh.text()).verify(BODY + " ", headers()))
                .isInstanceOf(WebhookVerificationException.class);
    }

    private HttpHeaders headers() {
        return HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of("evt_1"),
                        "webhook-timestamp", List.of(Long.toString(now.getEpochSecond())),
                        "webhook-signature", List.of(secrets.sign("evt_1", now, BODY))),
                (name, value) -> true);
    }
}
