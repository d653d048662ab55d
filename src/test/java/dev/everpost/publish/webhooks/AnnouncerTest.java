package dev.everpost.publish.webhooks;

import static dev.everpost.publish.Letters.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.event.EventFilter;
import dev.everpost.event.EventFormat;
import dev.everpost.fact.Fact;
import dev.everpost.publish.Letters;
import dev.everpost.publish.webhooks.Endpoint.Origin;
import dev.everpost.store.Outbox.Parcel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class AnnouncerTest {

    private final WebhookRig rig = new WebhookRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void everyEndpointGetsTheEventsThatItWantsInItsFormat() {
        rig.made("all", EventFilter.ALL, EventFormat.STANDARD);
        rig.made("shop", EventFilter.of("shop"), EventFormat.CLOUDEVENTS);
        rig.made("billing", EventFilter.of("billing"), EventFormat.STANDARD);
        rig.ledger.knows(Letters.of("ann@example.net"));

        rig.happens(Letters.admitted(), Letters.ended(1, Letters.taken()));
        rig.happens(new Fact.StandingChanged(NOON, Letters.ALPHA, "up", "down", "silent"));

        assertThat(types("all"))
                .containsExactly("message.accepted", "message.handed_over", "provider.standing_changed");
        assertThat(types("shop")).containsExactly("dev.everpost.message.accepted", "dev.everpost.message.handed_over");
        assertThat(types("billing")).isEmpty();
        assertThat(of("all").get(1).id()).isEqualTo(of("shop").get(1).id());
    }

    @Test
    void mailWithoutAConfigurationSetIsToldToo() {
        rig.made("all");
        rig.ledger.knows(Letters.of(Map.of(), "ann@example.net"));

        rig.happens(Letters.admitted());

        assertThat(types("all")).containsExactly("message.accepted");
    }

    @Test
    void anEndpointHearsOfWhatHappensFromItsBeginning() {
        rig.ledger.knows(Letters.of("ann@example.net"));
        rig.ledger.happens(Letters.admitted());
        rig.pass(Duration.ofMillis(100));
        rig.made("late");

        rig.happens(Letters.ended(1, Letters.taken()));

        assertThat(types("late")).containsExactly("message.handed_over");
    }

    @Test
    void whileNobodyWantsAnythingNothingIsMade() {
        rig.ledger.knows(Letters.of("ann@example.net"));
        rig.happens(Letters.admitted());
        rig.made("off");
        rig.webhooks.book().disable("off", "by hand");

        rig.happens(Letters.ended(1, Letters.taken()));

        assertThat(rig.webhooks.teller().isListening()).isFalse();
        assertThat(rig.outbox.all()).isEmpty();
    }

    @Test
    void eventsOfOneMessageWaitForEachOther() {
        var endpoint = rig.made("all");
        rig.ledger.knows(Letters.of("ann@example.net"));

        rig.happens(Letters.admitted(), Letters.ended(1, Letters.taken()));

        assertThat(rig.outbox.due(endpoint.destination(), 10, rig.steered.now()))
                .extracting(Parcel::body)
                .singleElement()
                .satisfies(body -> assertThat(body).contains("message.accepted"));
    }

    @Test
    void aReplayTellsAgainUnderTheSameIdsWhatHappenedSince() {
        var endpoint = rig.made("all");
        rig.ledger.knows(Letters.of("ann@example.net"));
        rig.happens(Letters.admitted(), Letters.ended(1, Letters.taken()), Letters.ended(2, Letters.taken()));
        var told = ids("all");
        rig.outbox.done(rig.outbox.all().stream().map(Parcel::number).toList());

        rig.webhooks.replays().ask(endpoint, NOON.plusMillis(1));
        finishReplays();

        assertThat(ids("all")).isEqualTo(told.subList(1, 3));
        rig.happens(Letters.ended(3, Letters.taken()));
        assertThat(ids("all")).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void aReplayReachesBackBeforeItsEndpointWasMade() {
        rig.ledger.knows(Letters.of("ann@example.net"));
        rig.happens(Letters.admitted());
        rig.pass(Duration.ofHours(1));
        var endpoint = rig.made("late");

        rig.webhooks.replays().ask(endpoint, NOON);
        finishReplays();

        assertThat(types("late")).containsExactly("message.accepted");
    }

    @Test
    void aReplayThatIsInterruptedGoesOnWhereItWasAndDoublesNothing() {
        var endpoint = rig.made("all");
        rig.ledger.knows(Letters.of("ann@example.net"));
        for (int attempt = 1; attempt <= 1_200; attempt++) {
            rig.ledger.happens(Letters.ended(attempt, Letters.taken()));
        }
        rig.readAll();
        rig.outbox.done(rig.outbox.all().stream().map(Parcel::number).toList());
        rig.webhooks.replays().ask(endpoint, NOON);

        rig.webhooks.replays().round();
        rig.outbox.fail(true);
        rig.webhooks.replays().round();
        rig.outbox.fail(false);
        rig.restart();
        finishReplays();

        assertThat(ids("all")).hasSize(1_200).doesNotHaveDuplicates();
        assertThat(rig.webhooks.replays().round()).isFalse();
    }

    @Test
    void aReplayWaitsWhileMuchWaitsForItsEndpoint() {
        var endpoint = rig.made("all");
        rig.ledger.knows(Letters.of("ann@example.net"));
        for (int attempt = 1; attempt <= Replays.WAITING_MAX + 1; attempt++) {
            rig.ledger.happens(Letters.ended(attempt, Letters.taken()));
        }
        rig.readAll();

        rig.webhooks.replays().ask(endpoint, NOON);

        assertThat(rig.webhooks.replays().round()).isFalse();
        assertThat(rig.outbox.all()).hasSize(Replays.WAITING_MAX + 1);
    }

    @Test
    void whatWaitsForAnEndpointThatWasRemovedDoesNotReachItsNamesake() {
        var first = rig.made("shop");
        rig.webhooks.wellbeing().remove("shop");
        var second = rig.made("shop");

        assertThat(second.destination()).isNotEqualTo(first.destination());
        assertThat(rig.webhooks.courier().carry(new Parcel(1, "e", first.destination(), "{}", Instant.EPOCH, 0, null)))
                .isInstanceOf(dev.everpost.publish.Handover.Gone.class);
    }

    @Test
    void configuredEndpointsAreTakenKeptAndForgottenWithTheConfiguration() {
        var terms = WebhookRig.to("https://shop.example.com/e");
        var configured = new EndpointBook.Configured("shop", terms, List.of(WebhookRig.SECRET));
        rig.webhooks.book().open(List.of(configured));
        var id = rig.webhooks.book().find("shop").orElseThrow().id();
        rig.webhooks.book().disable("shop", "by hand");

        rig.webhooks.book().open(List.of(configured));
        var again = rig.webhooks.book().find("shop").orElseThrow();
        assertThat(again.id()).isEqualTo(id);
        assertThat(again.on()).isFalse();
        assertThat(again.secrets().present()).containsExactly(WebhookRig.SECRET);
        assertThat(rig.registry.list("webhook", null, 10).toString()).doesNotContain(WebhookRig.SECRET.text());
        assertThat(rig.webhooks.book().remove("shop")).isInstanceOf(Change.Configured.class);
        assertThat(rig.webhooks.book().rotate("shop", WebhookSecret.fresh())).isInstanceOf(Change.Configured.class);

        rig.webhooks.book().open(List.of());
        assertThat(rig.webhooks.book().all()).isEmpty();
    }

    @Test
    void anEndpointSurvivesARestartWithItsSecrets() {
        var made = rig.made("shop", EventFilter.of("shop"), EventFormat.CLOUDEVENTS);

        rig.restart();

        assertThat(rig.webhooks.book().find("shop")).contains(made);
    }

    @Test
    void aSubmitterHasSoManyEndpointsAndNoMore() {
        var terms = new Terms(rig.server.url(), EventFilter.of("shop"), EventFormat.STANDARD, false, false);
        for (int i = 0; i < EndpointBook.OF_SUBMITTER_MAX; i++) {
            rig.made("e" + i, Origin.SUBMITTER, terms);
        }

        assertThat(rig.webhooks.book().create("more", Origin.SUBMITTER, terms, WebhookRig.SECRET))
                .isEqualTo(new Change.Full(EndpointBook.OF_SUBMITTER_MAX));
        assertThat(rig.webhooks.book().create("e1", Origin.OPERATOR, terms, WebhookRig.SECRET))
                .isEqualTo(new Change.Taken());
    }

    private void finishReplays() {
        while (rig.webhooks.replays().round()) {
            Thread.onSpinWait();
        }
    }

    private List<Parcel> of(String name) {
        return rig.outbox.all().stream()
                .filter(parcel -> parcel.destination().startsWith("webhook:" + name + ":"))
                .toList();
    }

    private List<String> ids(String name) {
        return of(name).stream().map(Parcel::id).toList();
    }

    private List<String> types(String name) {
        return of(name).stream()
                .map(parcel ->
                        JsonMapper.shared().readTree(parcel.body()).path("type").asString())
                .toList();
    }
}
