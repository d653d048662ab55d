package dev.everpost.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.publish.Endpoint;
import dev.everpost.publish.webhooks.WebhookSecret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class WebhookApiTest {

    private static final String PATH = "/api/v1/webhooks";
    private static final String SHOP = RunningEvents.SHOP_KEY;
    private static final String BILLING = RunningEvents.BILLING_KEY;

    private final RunningEvents running = new RunningEvents();
    private final KeyedClient api = new KeyedClient(running.url());
    private final Endpoint endpoint = new Endpoint();

    @AfterEach
    void close() {
        running.close();
        endpoint.close();
    }

    @Test
    void aWebhookIsMadeShownChangedAndRemovedAndItsSecretIsShownOnce() {
        var made = api.post(PATH, "{\"name\":\"shop\",\"url\":\"https://shop.example.com/e\"}", SHOP);

        assertThat(made.status()).isEqualTo(201);
        assertThat(WebhookSecret.parse(made.json().path("secret").asString())).isPresent();
        assertThat(made.json().path("submitter").asString()).isEqualTo("shop");
        assertThat(api.get(PATH + "/shop", SHOP).json().has("secret")).isFalse();
        assertThat(api.get(PATH, SHOP).text()).doesNotContain("whsec_");

        var changed =
                api.put(PATH + "/shop", "{\"url\":\"https://shop.example.com/f\",\"events\":[\"message.*\"]}", SHOP);
        assertThat(changed.json().path("url").asString()).endsWith("/f");
        assertThat(api.delete(PATH + "/shop", SHOP).status()).isEqualTo(200);
        assertThat(api.get(PATH + "/shop", SHOP).status()).isEqualTo(404);
    }

    @Test
    void aSubmitterSeesAndSteersItsOwnOnly() {
        api.post(PATH, "{\"name\":\"shop\",\"url\":\"https://shop.example.com/e\"}", SHOP);
        api.post(PATH, "{\"name\":\"ops\",\"url\":\"https://ops.example.com/e\"}", null);

        assertThat(api.get(PATH, BILLING).json().path("webhooks").size()).isZero();
        assertThat(api.get(PATH, SHOP).json().path("webhooks").size()).isEqualTo(1);
        assertThat(api.get(PATH, null).json().path("webhooks").size()).isEqualTo(2);
        for (var key : new String[] {SHOP, BILLING}) {
            assertThat(api.get(PATH + "/ops", key).status()).isEqualTo(404);
            assertThat(api.post(PATH + "/ops/rotate", "{}", key).status()).isEqualTo(404);
            assertThat(api.delete(PATH + "/ops", key).status()).isEqualTo(404);
        }
        assertThat(api.post(PATH + "/shop/test", "{}", BILLING).status()).isEqualTo(404);
        assertThat(api.post(PATH, "{\"name\":\"x\",\"url\":\"https://x.example/\",\"submitter\":\"shop\"}", BILLING)
                        .text())
                .contains("may only be 'billing'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://shop.example.com/e | plain http leaves the machine",
                "http://127.0.0.1:9/e      | plain http leaves the machine",
                "https://u:p@example.com/  | without user and fragment",
                "ftp://example.com/        | must start with https://",
                "nonsense                  | must be a URL",
            })
    void aSubmittersUrlThatCannotBeUsedIsRefusedAtOnce(String url, String why) {
        var refused = api.post(PATH, "{\"name\":\"x\",\"url\":\"" + url + "\"}", SHOP);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"secret\":\"whsec_c2hvcnQ=\"          | 24 to 64",
                "\"events\":[\"message.bonced\"]        | is no type of event",
                "\"classes\":[\"urgent\"]               | must be critical, transactional or bulk",
                "\"format\":\"xml\"                     | must be standard or cloudevents",
                "\"allow_private\":true                 | is for the operator to allow",
                "\"allow_http\":true                    | is for the operator to allow",
                "\"allow_http\":\"yes\"                 | must be true or false",
                "\"evnets\":[]                          | is not a field",
            })
    void whatDoesNotFitIsRefusedWithItsReason(String member, String why) {
        var refused = api.post(PATH, "{\"name\":\"x\",\"url\":\"https://x.example/\"," + member + "}", SHOP);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains(why);
        assertThat(running.webhooks.book().all()).isEmpty();
    }

    @Test
    void anOperatorMayUseThisMachineAndTestsAnEndpoint() {
        var body = "{\"name\":\"ops\",\"url\":\"" + endpoint.url() + "\",\"format\":\"cloudevents\"}";
        assertThat(api.post(PATH, body, null).status()).isEqualTo(201);

        var tested = api.post(PATH + "/ops/test", "{}", null).json();

        assertThat(tested.path("taken").asBoolean()).isTrue();
        assertThat(endpoint.requests().getFirst().headers().get("content-type"))
                .startsWith("application/cloudevents+json");
        endpoint.answers(500, "<secret of the endpoint>");
        assertThat(api.post(PATH + "/ops/test", "{}", null).text())
                .contains("\"answer\":\"500\"")
                .doesNotContain("secret of");
    }

    @Test
    void aRotationShowsTheNewSecretAndWhenTheOldOneEnds() {
        api.post(PATH, "{\"name\":\"shop\",\"url\":\"https://shop.example.com/e\"}", SHOP);

        var rotated = api.post(PATH + "/shop/rotate", "{}", SHOP).json();

        assertThat(rotated.path("secret").asString()).startsWith("whsec_");
        assertThat(rotated.has("old_secret_until")).isTrue();
    }

    @Test
    void aReplayNeedsATimeAndAnEndpointThatIsEnabled() {
        api.post(PATH, "{\"name\":\"shop\",\"url\":\"https://shop.example.com/e\"}", SHOP);

        assertThat(api.post(PATH + "/shop/replay", "{}", SHOP).status()).isEqualTo(422);
        assertThat(api.post(PATH + "/shop/replay", "{\"since\":\"2026-11-22T09:00:00Z\"}", SHOP)
                        .status())
                .isEqualTo(202);
        api.post(PATH + "/shop/disable", "{\"reason\":\"moving\"}", SHOP);
        assertThat(api.get(PATH + "/shop", SHOP).json().path("why").asString()).isEqualTo("by shop: moving");
        assertThat(api.post(PATH + "/shop/replay", "{\"since\":\"2026-11-22T09:00:00Z\"}", SHOP)
                        .status())
                .isEqualTo(409);
        assertThat(api.post(PATH + "/shop/enable", "{}", SHOP)
                        .json()
                        .path("enabled")
                        .asBoolean())
                .isTrue();
        assertThat(api.post(PATH + "/shop/dance", "{}", SHOP).status()).isEqualTo(404);
    }

    @Test
    void aNameThatIsTakenIsAConflict() {
        api.post(PATH, "{\"name\":\"shop\",\"url\":\"https://shop.example.com/e\"}", SHOP);

        assertThat(api.post(PATH, "{\"name\":\"shop\",\"url\":\"https://b.example/\"}", BILLING)
                        .status())
                .isEqualTo(409);
    }
}
