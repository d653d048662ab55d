package dev.everpost.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.event.Listener.Heard;
import dev.everpost.fact.Fact;
import dev.everpost.publish.Letters;
import dev.everpost.publish.ToldLedger;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ListenerTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final ToldLedger ledger = new ToldLedger();
    private final Occasions occasions = new Occasions("mx.example.com");
    private final EventPages pages = new EventPages(ledger, occasions);
    private final Tail tail = new Tail(World.real());
    private long read;

    @Test
    void whatHappenedBeforeIsReadFromTheBookAndWhatHappensNowFromTheTail() {
        happens(3);
        try (var listener = listener(Cursor.START)) {
            assertThat(positions(listener, 3)).containsExactly(1L, 2L, 3L);

            happens(2);
            readerLooks();

            assertThat(positions(listener, 2)).containsExactly(4L, 5L);
        }
    }

    @Test
    void aListenerThatWaitsIsWokenByTheReader() {
        readerLooks();
        try (var listener = listener(Cursor.START)) {
            Thread.ofVirtual().start(() -> {
                happens(1);
                readerLooks();
            });

            assertThat(positions(listener, 1)).containsExactly(1L);
        }
    }

    @Test
    void factsThatTheReaderPassedOverWakeTheListenerToo() {
        try (var listener = listener(Cursor.START)) {
            Thread.ofVirtual().start(() -> {
                happens(1);
                tail.skip(ledger.size());
            });

            assertThat(positions(listener, 1)).containsExactly(1L);
        }
    }

    @Test
    void manyListenersHearTheSameInOrder() throws InterruptedException {
        var heard = new ArrayList<List<Long>>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 20; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try (var listener = listener(Cursor.START)) {
                    var all = positions(listener, 500);
                    synchronized (heard) {
                        heard.add(all);
                    }
                }
            }));
        }
        for (int i = 0; i < 50; i++) {
            happens(10);
            readerLooks();
        }
        for (var thread : threads) {
            thread.join();
        }

        assertThat(heard)
                .hasSize(20)
                .allSatisfy(all -> assertThat(all).hasSize(500).isSorted().doesNotHaveDuplicates());
        assertThat(tail.listeners()).isZero();
    }

    @Test
    void whoFallsBehindWhatIsKeptIsSentAwayAndMayComeBackToItsPlace() {
        try (var listener = listener(Cursor.START)) {
            readerLooks();
            happens(1);
            readerLooks();
            assertThat(positions(listener, 1)).containsExactly(1L);
            for (int i = 0; i < 3; i++) {
                happens(Tail.EVENTS_MAX / 2);
                readerLooks();
            }

            assertThat(listener.next(10, Duration.ZERO)).isInstanceOf(Heard.TooSlow.class);
        }
        try (var back = listener(Cursor.behind(1))) {
            assertThat(positions(back, 3 * Tail.EVENTS_MAX / 2))
                    .hasSize(3 * Tail.EVENTS_MAX / 2)
                    .startsWith(2L);
        }
    }

    @Test
    void nobodyWaitsWhenTheGatewayStops() {
        try (var listener = listener(Cursor.START)) {
            Thread.ofVirtual().start(tail::close);

            assertThat(listener.next(10, LONG)).isInstanceOf(Heard.News.class);
        }
        assertThat(tail.isClosed()).isTrue();
    }

    private Listener listener(Cursor from) {
        return new Listener(pages, tail, EventFilter.ALL, from, World.real());
    }

    private static List<Long> positions(Listener listener, int count) {
        var found = new ArrayList<Long>();
        while (found.size() < count) {
            if (listener.next(100, LONG) instanceof Heard.News(var events, var place, var more)) {
                events.forEach(event -> found.add(event.cursor().position()));
            } else {
                throw new AssertionError("sent away after " + found.size());
            }
        }
        return found;
    }

    private void happens(int count) {
        for (int i = 0; i < count; i++) {
            ledger.happens(new Fact.StandingChanged(Letters.NOON, Letters.ALPHA, "up", "down", "silent"));
        }
    }

    /** What the one reader of the book does. */
    private synchronized void readerLooks() {
        var entries = ledger.factsAfter(read, 100_000);
        var events = entries.stream()
                .flatMap(entry -> occasions.of(entry, new Stories(ledger)).stream())
                .toList();
        long reached = read + entries.size();
        if (tail.listeners() > 0) {
            tail.offer(read, events, reached);
        } else {
            tail.skip(reached);
        }
        read = reached;
    }
}
