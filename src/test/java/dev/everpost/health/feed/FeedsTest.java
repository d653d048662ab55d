package dev.everpost.health.feed;

import static dev.everpost.health.feed.StatusPages.answer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.health.Reading;
import dev.everpost.health.Scope;
import dev.everpost.health.Signal;
import dev.everpost.health.Source;
import dev.everpost.health.feed.Coverage.Subject;
import dev.everpost.health.feed.format.FeedFormat;
import dev.everpost.world.HandDrivenWorld;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedsTest {

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final String CALM =
            "{\"status\": {\"indicator\": \"none\"}, \"components\": [{\"name\": \"SMTP\", \"status\": \"operational\"}]}";

    private final StatusPages server = new StatusPages();
    private final HandDrivenWorld hands = new HandDrivenWorld(7);
    private final List<Signal> told = new CopyOnWriteArrayList<>();
    private final List<Page> pages = new CopyOnWriteArrayList<>(List.of(page("mailgun")));
    private final Feeds feeds =
            new Feeds(() -> new Feeds.Plan(pages, EVERY), new Fetcher("1.0", hands.world()), told::add, hands.world());

    @AfterEach
    void close() {
        feeds.close();
        server.close();
    }

    @Test
    void whatAPageSaysIsASignalOfItsOwnKind() {
        server.serve("/mailgun", CALM.replace("operational", "major_outage"));
        lookUntil(() -> told.size() == 1);
        var signal = told.getFirst();
        assertThat(signal.source()).isEqualTo(Source.FEED);
        assertThat(signal.observer()).isEqualTo("statuspage:mailgun");
        assertThat(signal.scope()).isEqualTo(new Scope.Vendor("mailgun", null, null));
        assertThat(signal.reading()).isEqualTo(Reading.FAILING);
        assertThat(signal.fresh()).isGreaterThan(EVERY);
    }

    @Test
    void aPageThatFailsIsUnknownAtOnceAndItsLastReadingIsKeptForShow() {
        var broken = new AtomicBoolean();
        server.serve("/mailgun", exchange -> answer(exchange, broken.get() ? 503 : 200, CALM.getBytes(UTF_8)));
        lookUntil(() -> told.size() == 1);
        broken.set(true);
        lookUntil(() -> told.size() == 2);
        assertThat(told).extracting(Signal::reading).containsExactly(Reading.WELL, Reading.UNKNOWN);
        assertThat(told.getLast().words()).contains("it answered 503");
        var state = feeds.states().getFirst();
        assertThat(state.reading()).isNotNull();
        assertThat(state.goodAt()).isBefore(state.errorAt());
        assertThat(state.failures()).isEqualTo(1);
    }

    @Test
    void aPageThatSaysNothingChangedIsGood() {
        server.serve("/mailgun", exchange -> {
            exchange.getResponseHeaders().add("ETag", "\"1\"");
            boolean same = exchange.getRequestHeaders().containsKey("If-None-Match");
            answer(exchange, same ? 304 : 200, same ? new byte[0] : CALM.getBytes(UTF_8));
        });
        lookUntil(() -> told.size() == 2);
        assertThat(told).extracting(Signal::reading).containsOnly(Reading.WELL);
        assertThat(feeds.states().getFirst().goodAt()).isEqualTo(told.getLast().at());
    }

    @Test
    void garbageIsAFailureAndTheNextLookAsksForAllOfIt() {
        server.serve("/mailgun", exchange -> {
            exchange.getResponseHeaders().add("ETag", "\"1\"");
            answer(exchange, 200, "<html>".getBytes(UTF_8));
        });
        lookUntil(() -> told.size() == 2);
        assertThat(told).extracting(Signal::reading).containsOnly(Reading.UNKNOWN);
        assertThat(server.asked()).noneMatch(headers -> headers.containsKey("If-none-match"));
    }

    @Test
    void aPageThatFailsIsAskedLessOften() {
        server.serve("/mailgun", exchange -> answer(exchange, 500, new byte[0]));
        lookUntil(() -> told.size() == 4);
        int before = server.asked().size();
        pass(EVERY.multipliedBy(8));
        assertThat(server.asked()).hasSize(before);
        hands.pass(EVERY.multipliedBy(9));
        await(() -> {
            feeds.round();
            return server.asked().size() == before + 1;
        });
    }

    @Test
    void aSlowPageHoldsUpNoOther() {
        var released = new java.util.concurrent.CountDownLatch(1);
        pages.add(page("other"));
        server.serve("/other", CALM);
        server.serve("/mailgun", exchange -> {
            try {
                released.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            answer(exchange, 200, CALM.getBytes(UTF_8));
        });
        lookUntil(() -> told.stream()
                        .filter(signal -> signal.observer().endsWith("other"))
                        .count()
                >= 2);
        assertThat(told).noneMatch(signal -> signal.observer().endsWith("mailgun"));
        released.countDown();
        await(() -> told.stream().anyMatch(signal -> signal.observer().endsWith("mailgun")));
    }

    @Test
    void aPageThatIsTakenAwayIsForgotten() {
        server.serve("/mailgun", CALM);
        lookUntil(() -> told.size() == 1);
        pages.clear();
        feeds.round();
        assertThat(feeds.states()).isEmpty();
        pages.add(page("mailgun"));
        assertThat(feeds.states().getFirst().goodAt()).isNull();
    }

    private Page page(String name) {
        return new Page(
                name,
                FeedFormat.STATUSPAGE,
                server.uri("/" + name),
                new Coverage(new Subject.OfVendor(name), List.of("SMTP"), List.of()));
    }

    /** Lets the clock run in steps that wake what is due. */
    private void lookUntil(BooleanSupplier condition) {
        await(() -> {
            hands.pass(Duration.ofSeconds(5));
            feeds.round();
            return condition.getAsBoolean();
        });
    }

    private void pass(Duration time) {
        hands.pass(time);
        feeds.round();
    }

    private static void await(BooleanSupplier condition) {
        var threads = World.real().threads();
        for (int i = 0; i < 2_000 && !condition.getAsBoolean(); i++) {
            threads.sleep(Duration.ofMillis(5));
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
