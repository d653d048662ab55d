package dev.everpost.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.publish.Letters;
import dev.everpost.publish.ToldLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventPagesTest {

    private final ToldLedger ledger = new ToldLedger();
    private final EventPages pages = new EventPages(ledger, new Occasions("mx.example.com"));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void nothingIsSkippedOrRepeatedWhateverTheSizeOfAPage(int most) {
        threeRecipients();
        for (int attempt = 1; attempt <= 5; attempt++) {
            ledger.happens(Letters.ended(attempt, Letters.taken(), Letters.taken(), Letters.taken()));
        }

        var all = all(most, EventFilter.ALL);

        assertThat(all).hasSize(16).extracting(Event::id).doesNotHaveDuplicates();
        assertThat(all).extracting(Event::cursor).isSorted();
    }

    @Test
    void aPageThatEndsInsideAFactGoesOnInsideIt() {
        threeRecipients();
        ledger.happens(Letters.ended(1, Letters.taken(), Letters.taken(), Letters.taken()));

        var first = pages.after(Cursor.START, EventFilter.ALL, 2);

        assertThat(first.more()).isTrue();
        assertThat(pages.after(first.next(), EventFilter.ALL, 10).events())
                .extracting(event -> event.data().get("recipient"))
                .containsExactly("b@example.net", "c@other.example");
    }

    @Test
    void aFilterThatNothingMeetsMovesOnAllTheSame() {
        threeRecipients();
        var filter = EventFilter.of("billing");

        var page = pages.after(Cursor.START, filter, 10);

        assertThat(page.events()).isEmpty();
        assertThat(page.more()).isFalse();
        assertThat(page.next()).isEqualTo(Cursor.behind(1));
    }

    @Test
    void aPageLooksAtABoundedNumberOfFactsAndSaysThatThereAreMore() {
        for (int i = 0; i < EventPages.FACTS_MAX + 1; i++) {
            ledger.happens(new Fact.GatewayChanged(Letters.NOON, true, "1"));
        }

        var page = pages.after(Cursor.START, EventFilter.ALL, 10);

        assertThat(page.more()).isTrue();
        assertThat(page.next()).isEqualTo(Cursor.behind(EventPages.FACTS_MAX));
        assertThat(pages.after(page.next(), EventFilter.ALL, 10).more()).isFalse();
    }

    @Test
    void eachConditionOfAFilterIsHeld() {
        threeRecipients();
        ledger.happens(Letters.ended(1, Letters.taken(), Letters.refused("550 no"), Letters.taken()));
        ledger.happens(new Fact.StandingChanged(Letters.NOON, Letters.ALPHA, "up", "down", "silent"));

        assertThat(types(new EventFilter(List.of("message.refused"), null, Set.of(), Map.of(), Set.of())))
                .containsExactly("message.refused");
        assertThat(types(new EventFilter(List.of("message.*"), null, Set.of(), Map.of(), Set.of("other.example"))))
                .containsExactly("message.accepted", "message.handed_over");
        assertThat(types(new EventFilter(List.of(), null, Set.of(), Map.of("campaign", "autumn"), Set.of())))
                .hasSize(4);
        assertThat(types(new EventFilter(List.of(), null, Set.of(), Map.of("campaign", "spring"), Set.of())))
                .isEmpty();
        assertThat(types(EventFilter.of("shop"))).hasSize(4).allMatch(type -> type.startsWith("message."));
        assertThat(types(EventFilter.ALL)).hasSize(5).contains("provider.standing_changed");
    }

    @Test
    void aPlaceIsFoundByItsTime() {
        ledger.knows(Letters.of("a@example.net"));
        for (int hour = 0; hour < 100; hour++) {
            ledger.happens(new Fact.StandingChanged(
                    Letters.NOON.plus(Duration.ofHours(hour)), Letters.ALPHA, "up", "down", "silent"));
        }

        for (int hour = 0; hour <= 100; hour++) {
            var since = Letters.NOON.plus(Duration.ofHours(hour));
            assertThat(pages.before(since)).as("hour " + hour).isEqualTo(Cursor.behind(hour));
        }
        assertThat(pages.before(Letters.NOON.minus(Duration.ofDays(1)))).isEqualTo(Cursor.behind(0));
        assertThat(pages.end()).isEqualTo(Cursor.behind(100));
    }

    @Test
    void aCursorIsReadAsItWasWrittenAndNothingElseIs() {
        for (var cursor : List.of(Cursor.START, new Cursor(17, 3), Cursor.behind(Long.MAX_VALUE / 10))) {
            assertThat(Cursor.parse(cursor.toString())).contains(cursor);
        }
        for (var text : List.of("", "hello", "AAAA", "17", "YzEtMS0t", "x".repeat(1000), "c1-1-1")) {
            assertThat(Cursor.parse(text)).as(text).isEmpty();
        }
    }

    private List<String> types(EventFilter filter) {
        return pages.after(Cursor.START, filter, 100).events().stream()
                .map(event -> event.type().label())
                .toList();
    }

    private List<Event> all(int most, EventFilter filter) {
        var found = new ArrayList<Event>();
        var page = pages.after(Cursor.START, filter, most);
        found.addAll(page.events());
        while (page.more()) {
            page = pages.after(page.next(), filter, most);
            found.addAll(page.events());
        }
        return found;
    }

    private void threeRecipients() {
        ledger.knows(Letters.of("a@example.net", "b@example.net", "c@other.example"));
        ledger.happens(Letters.admitted());
    }
}
