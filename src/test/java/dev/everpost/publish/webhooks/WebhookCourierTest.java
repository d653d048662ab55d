package dev.everpost.publish.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.event.EventFilter;
import dev.everpost.event.EventFormat;
import dev.everpost.fact.Fact;
import dev.everpost.publish.Handover;
import dev.everpost.publish.Letters;
import dev.everpost.publish.webhooks.Endpoint.Origin;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class WebhookCourierTest {

    private final WebhookRig rig = new WebhookRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void anEventIsSignedAndCarriesItsIdAndTheTimeOfTheTry() {
        var endpoint = rig.made("shop");

        assertThat(rig.carry(endpoint, 0)).isInstanceOf(Handover.Delivered.class);

        var request = rig.server.requests().getFirst();
        assertThat(request.headers())
                .containsEntry("webhook-id", "evt_1")
                .containsEntry("webhook-timestamp", Long.toString(Letters.NOON.getEpochSecond()))
                .containsEntry("content-type", "application/json; charset=utf-8");
        assertThat(StandardSignature.isGenuine(WebhookRig.SECRET.text(), request.headers(), request.body()))
                .isTrue();
        assertThat(StandardSignature.isGenuine(WebhookRig.SECRET.text(), request.headers(), request.body() + " "))
                .isFalse();
    }

    @Test
    void afterARotationTheReceiverMayKnowEitherSecret() {
        var endpoint = rig.made("shop");
        var fresh = WebhookSecret.fresh();
        rig.webhooks.book().rotate("shop", fresh);

        var request = rig.carried(endpoint);

        for (var secret : List.of(WebhookRig.SECRET, fresh)) {
            assertThat(StandardSignature.isGenuine(secret.text(), request.headers(), request.body()))
                    .isTrue();
        }
        rig.pass(Secrets.OVERLAP);
        var later = rig.carried(endpoint);
        assertThat(StandardSignature.isGenuine(WebhookRig.SECRET.text(), later.headers(), later.body()))
                .isFalse();
    }

    @Test
    void anEndpointThatIsGoneIsDisabledKeptAndShownAndPeopleHearOfIt() {
        var endpoint = rig.made("shop");
        rig.server.answers(410, "");

        assertThat(rig.carry(endpoint, 0)).isInstanceOf(Handover.Gone.class);
        assertThat(rig.carry(endpoint, 0)).isInstanceOf(Handover.Gone.class);

        assertThat(rig.server.requests()).hasSize(1);
        assertThat(rig.webhooks.book().find("shop").orElseThrow().condition().why())
                .isEqualTo("it answered 410 Gone");
        assertThat(rig.news)
                .singleElement()
                .satisfies(
                        fact -> assertThat(((Fact.AlarmRaised) fact).alarm()).isEqualTo(Fact.Alarm.WEBHOOK_DISABLED));

        rig.webhooks.wellbeing().enable("shop");
        assertThat(rig.news.getLast()).isInstanceOf(Fact.AlarmCleared.class);
        rig.server.answers(200, "");
        assertThat(rig.carry(endpoint, 0)).isInstanceOf(Handover.Delivered.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 400, 401, 404, 422, 500})
    void anEventThatIsNotTakenIsPutOffAndTheOthersGoOn(int status) {
        rig.server.answers(status, "");

        assertThat(rig.carry(rig.made("shop"), 0)).isInstanceOfSatisfying(Handover.Declined.class, declined -> {
            assertThat(declined.why()).contains(Integer.toString(status));
            assertThat(declined.pause()).isBetween(Duration.ofSeconds(5), Duration.ofMillis(5_500));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void anEndpointThatCannotNowIsLeftAlone(int status) {
        rig.server.answers(status, "");

        assertThat(rig.carry(rig.made("shop"), 0)).isInstanceOf(Handover.Failed.class);
    }

    @Test
    void aRedirectIsNotFollowed() {
        rig.server.does(exchange -> {
            exchange.getResponseHeaders().add("Location", rig.server.url() + "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });

        assertThat(rig.carry(rig.made("shop"), 0)).isInstanceOf(Handover.Declined.class);
        assertThat(rig.server.requests()).hasSize(1);
    }

    @Test
    void theScheduleIsTheOneThatIsPublished() {
        var endpoint = rig.made("shop");
        rig.server.answers(500, "");
        var pauses = new ArrayList<Duration>();
        int tries = 0;
        while (rig.carry(endpoint, tries) instanceof Handover.Declined(var why, var pause)) {
            pauses.add(pause);
            tries++;
        }

        var published = List.of(5L, 300L, 1_800L, 7_200L, 18_000L, 36_000L, 50_400L, 72_000L, 86_400L);
        assertThat(pauses).hasSize(published.size());
        for (int i = 0; i < pauses.size(); i++) {
            var least = Duration.ofSeconds(published.get(i));
            assertThat(pauses.get(i)).isBetween(least, least.plus(least.dividedBy(10)));
        }
    }

    @Test
    void anEndpointThatTakesNothingForFiveDaysIsDisabledAlsoAcrossARestart() {
        var endpoint = rig.made("shop");
        rig.server.answers(500, "");
        rig.carry(endpoint, 0);
        rig.pass(Duration.ofMinutes(2));
        rig.carry(endpoint, 0);
        rig.restart();
        rig.pass(Duration.ofDays(5));
        assertThat(rig.webhooks.book().find("shop").orElseThrow().on()).isTrue();

        rig.carry(endpoint, 0);

        assertThat(rig.webhooks.book().find("shop").orElseThrow().on()).isFalse();
        assertThat(rig.news).hasSize(1);
    }

    @Test
    void oneSuccessBeginsTheFiveDaysAnew() {
        var endpoint = rig.made("shop");
        rig.server.answers(500, "");
        rig.carry(endpoint, 0);
        rig.pass(Duration.ofDays(4));
        rig.carry(endpoint, 0);
        rig.server.answers(200, "");
        rig.carry(endpoint, 0);
        rig.server.answers(500, "");
        rig.pass(Duration.ofDays(2));

        rig.carry(endpoint, 0);

        assertThat(rig.webhooks.book().find("shop").orElseThrow().on()).isTrue();
    }

    @Test
    void aPrivateAddressIsRefusedWhenConnecting() {
        for (var url : List.of("https://10.0.0.1/e", "https://169.254.169.254/e", "https://[fd00::1]/e")) {
            var endpoint = rig.made("p" + url.hashCode(), Origin.OPERATOR, WebhookRig.to(url));
            assertThat(rig.carry(endpoint, 0))
                    .isInstanceOfSatisfying(
                            Handover.Failed.class,
                            failed -> assertThat(failed.why()).contains("allow_private"));
        }
    }

    @Test
    void whatASubmitterMadeDoesNotReachThisMachine() {
        var terms = new Terms(rig.server.url(), EventFilter.of("shop"), EventFormat.STANDARD, false, false);
        assertThat(terms.objection(false)).isPresent();
        assertThat(terms.objection(true)).isEmpty();
        var secure = new Terms(
                URI.create("https://localhost:" + rig.server.port() + "/"),
                EventFilter.of("shop"),
                EventFormat.STANDARD,
                false,
                false);

        assertThat(rig.carry(rig.made("shop", Origin.SUBMITTER, secure), 0)).isInstanceOf(Handover.Failed.class);
        assertThat(rig.server.requests()).isEmpty();
    }

    @Test
    void aTestTellsHowItWentAndIsSigned() {
        var endpoint = rig.made("shop");
        rig.server.answers(204, "");

        var result = rig.webhooks.trial().of(endpoint);

        assertThat(result.taken()).isTrue();
        assertThat(result.answer()).isEqualTo("204");
        var request = rig.server.requests().getFirst();
        assertThat(request.body()).contains("\"type\":\"webhook.test\"");
        assertThat(StandardSignature.isGenuine(WebhookRig.SECRET.text(), request.headers(), request.body()))
                .isTrue();
    }
}
