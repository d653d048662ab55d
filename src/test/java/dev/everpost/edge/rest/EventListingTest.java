package dev.everpost.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.publish.Endpoint;
import dev.everpost.publish.Letters;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class EventListingTest {

    private static final String PATH = "/api/v1/events";

    private final RunningEvents running = new RunningEvents();
    private final KeyedClient api = new KeyedClient(running.url());

    @BeforeEach
    void mail() {
        running.ledger.knows(Letters.of("ann@example.net"));
        running.happens(Letters.admitted(), Letters.ended(1, Letters.taken()));
        running.happens(new Fact.StandingChanged(Letters.NOON, Letters.ALPHA, "up", "down", "silent"));
    }

    @AfterEach
    void close() {
        running.close();
    }

    @Test
    void everyoneSeesTheirOwnMailAndOperatorsSeeAll() {
        assertThat(types(PATH, RunningEvents.SHOP_KEY)).containsExactly("message.accepted", "message.handed_over");
        assertThat(types(PATH, RunningEvents.BILLING_KEY)).isEmpty();
        assertThat(types(PATH, null)).hasSize(3).contains("provider.standing_changed");
        assertThat(api.get(PATH + "?submitter=shop", RunningEvents.BILLING_KEY).status())
                .isEqualTo(422);
    }

    @Test
    void aCursorGoesOnWhereTheLastAnswerEnded() {
        var first = api.get(PATH + "?limit=1", null).json();
        assertThat(first.path("more").asBoolean()).isTrue();

        var second = api.get(PATH + "?limit=5&after=" + first.path("next").asString(), null)
                .json();

        assertThat(second.path("events").size()).isEqualTo(2);
        assertThat(second.path("more").asBoolean()).isFalse();
        var behindTheEvent = PATH + "?after=" + first.at("/events/0/cursor").asString();
        assertThat(api.get(behindTheEvent, null).json().path("events").size()).isEqualTo(2);
    }

    @Test
    void aRequestWaitsForTheNextEvent() {
        var end = api.get(PATH + "?after=end", null).json().path("next").asString();
        Thread.ofVirtual().start(() -> {
            Endpoint.until(() -> running.tail.listeners() == 1);
            running.happens(Letters.ended(2, Letters.taken()));
        });

        var page =
                api.get(PATH + "?wait=20s&after=" + end, RunningEvents.SHOP_KEY).json();

        assertThat(page.at("/events/0/data/attempt").asInt()).isEqualTo(2);
        assertThat(running.tail.listeners()).isZero();
    }

    @Test
    void aWaitEndsWithoutEventsAndWithThePlace() {
        var page = api.get(PATH + "?wait=100ms&after=end", null).json();

        assertThat(page.path("events").size()).isZero();
        assertThat(api.get(PATH + "?after=" + page.path("next").asString(), null)
                        .json()
                        .path("events")
                        .size())
                .isZero();
    }

    @Test
    void filtersOfTheQueryAreHeld() {
        assertThat(types(PATH + "?type=message.handed_over", null)).containsExactly("message.handed_over");
        assertThat(types(PATH + "?tag=campaign:autumn&domain=EXAMPLE.net&class=transactional", null))
                .hasSize(2);
        assertThat(types(PATH + "?tag=campaign:spring", null)).isEmpty();
        assertThat(types(PATH + "?domain=other.example", null)).isEmpty();
        assertThat(types(PATH + "?since=2026-11-22T13:00:00Z", null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"after=nonsense", "type=message.bonced", "limit=0", "limit=501", "wait=31s", "tag=campaign", "sinse=1"})
    void whatCannotBeMeantIsRefused(String query) {
        assertThat(api.get(PATH + "?" + query, null).status()).isEqualTo(422);
    }

    private List<String> types(String path, @Nullable String key) {
        var page = api.get(path, key).json().path("events");
        return page.valueStream().map(event -> event.path("type").asString()).toList();
    }
}
