package dev.everpost.store.sqlite;

import static dev.everpost.store.Mail.ALPHA;
import static dev.everpost.store.Mail.BETA;
import static dev.everpost.store.Mail.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.ProviderName;
import dev.everpost.store.Mail;
import dev.everpost.store.NewMessage;
import dev.everpost.store.Postbox.Keeping;
import dev.everpost.store.Postbox.Kept;
import dev.everpost.store.Postbox.Verdict;
import dev.everpost.store.Tiding;
import dev.everpost.store.sqlite.FailingCommits.Fault;
import dev.everpost.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SQLite postbox keeps what is told once, in order, until it is old; and knows messages by what providers call them. */
class SqlitePostboxTest {

    private final ShiftedTime time = new ShiftedTime(NOON);

    @TempDir
    private Path folder;

    private SqliteStore store;
    private FailingCommits commits;

    @BeforeEach
    void open() throws Exception {
        var settings = SqliteSettings.at(folder.resolve("everpost.db"));
        commits = new FailingCommits(new FileConnections(settings));
        var real = World.real();
        store = SqliteStore.open(settings, new World(time, real.chance(), real.threads()), StoreEvents.none(), commits);
    }

    @AfterEach
    void close() {
        commits.make(Fault.NONE);
        store.close();
    }

    @Test
    void everyWordOfATidingComesBackAsItWas() {
        var tiding = new Tiding(
                ALPHA,
                "event 1 \u0000 é 😀",
                Report.BOUNCED_FOR_GOOD,
                "bounce",
                "0abc",
                "<id@alpha>",
                "Ann@Example.net",
                NOON.minusMillis(1),
                Map.of("status", "5.1.1", "diagnostic", "550 \"no\" \r\n such\u0001"),
                "{\"raw\":\"é😀\"}");

        assertThat(keep(tiding)).isEqualTo(new Keeping.Done(1, 0));

        assertThat(due()).singleElement().satisfies(kept -> {
            assertThat(kept.tiding()).isEqualTo(tiding);
            assertThat(kept.arrivedAt()).isEqualTo(NOON);
            assertThat(store.postbox().find(kept.number())).contains(kept);
        });
    }

    @Test
    void whatWasToldBeforeIsLeftOutButOnlyOfTheSameTeller() {
        keep(told(ALPHA, "1"), told(ALPHA, "2"));

        assertThat(keep(told(ALPHA, "2"), told(BETA, "2"), told(null, "2"), told(ALPHA, "3")))
                .isEqualTo(new Keeping.Done(3, 1));
        assertThat(due()).extracting(kept -> kept.tiding().eventId()).containsExactly("1", "2", "2", "2", "3");
    }

    @Test
    void whatAMatchSaysIsOneCommitWithItsFact() {
        var message = handedOver(ALPHA, "called-1", NOON);
        keep(told(ALPHA, "1"));
        var number = due().getFirst().number();
        var fact = reported(message, number);
        commits.make(Fault.LOST);

        assertThat(store.postbox().settle(List.of(new Verdict.Matched(number, fact))))
                .isFalse();

        commits.make(Fault.NONE);
        awaitSound();
        assertThat(store.postbox().settle(List.of(new Verdict.Matched(number, fact))))
                .isTrue();
        assertThat(store.postbox().settle(List.of(new Verdict.Matched(number, fact))))
                .isTrue();
        assertThat(due()).isEmpty();
        assertThat(store.postbox().find(number).orElseThrow().message()).isEqualTo(Mail.id(message));
        assertThat(store.ledger().story(Mail.id(message)).orElseThrow().facts())
                .filteredOn(Fact.Reported.class::isInstance)
                .containsExactly(fact);
    }

    @Test
    void aFactAboutAMessageThatIsNoLongerKeptIsNotNoted() {
        keep(told(ALPHA, "1"));
        var number = due().getFirst().number();

        store.postbox().settle(List.of(new Verdict.Matched(number, reported(Mail.plain(), number))));

        assertThat(store.postbox().unmatched(0, 10))
                .singleElement()
                .satisfies(kept -> assertThat(kept.why()).contains("no longer kept"));
        assertThat(store.ledger().factsAfter(0, 10)).isEmpty();
    }

    @Test
    void whatIsPutOffComesAgainAndWhatIsNobodysIsShownTheLatestFirst() {
        keep(told(ALPHA, "1"), told(ALPHA, "2"), told(ALPHA, "3"));
        var all = due();
        store.postbox()
                .settle(List.of(
                        new Verdict.Later(all.get(0).number(), NOON.plusSeconds(5), "not yet"),
                        new Verdict.Unmatched(all.get(1).number(), "whose?"),
                        new Verdict.Unmatched(all.get(2).number(), "whose?")));

        assertThat(due()).isEmpty();
        assertThat(store.postbox().waiting()).isEqualTo(1);
        assertThat(store.postbox().due(10, NOON.plusSeconds(5)))
                .singleElement()
                .satisfies(kept -> assertThat(kept.tries()).isEqualTo(1));
        assertThat(store.postbox().unmatched(0, 10))
                .extracting(kept -> kept.tiding().eventId())
                .containsExactly("3", "2");
        assertThat(store.postbox().unmatched(all.get(2).number(), 10)).hasSize(1);
    }

    @Test
    void aMessageIsFoundByWhatItsProviderCallsItOnEveryDayThatIsKept() {
        var old = handedOver(ALPHA, "called", NOON.minus(Duration.ofDays(20)));
        var fresh = handedOver(ALPHA, "called", NOON);
        handedOver(BETA, "called", NOON);
        handedOver(ALPHA, "otherwise", NOON);

        assertThat(store.postbox().called(ALPHA, "called", NOON.minus(Duration.ofDays(30)), NOON))
                .containsExactly(Mail.id(fresh), Mail.id(old));
        assertThat(store.postbox().called(ALPHA, "called", NOON.minus(Duration.ofDays(10)), NOON))
                .containsExactly(Mail.id(fresh));
        assertThat(store.postbox().called(ALPHA, "Called", NOON.minus(Duration.ofDays(30)), NOON))
                .isEmpty();
    }

    @Test
    void evidenceAndNamesGoWhenTheyAreOld() {
        handedOver(ALPHA, "called", NOON);
        keep(IntStream.range(0, 450).mapToObj(i -> told(ALPHA, "e" + i)).toArray(Tiding[]::new));
        time.pass(Duration.ofDays(7).plusSeconds(1));

        store.housekeeper().sweep();

        assertThat(due()).isEmpty();
        assertThat(store.postbox().called(ALPHA, "called", NOON, time.now())).hasSize(1);
        time.pass(Duration.ofDays(24));
        store.housekeeper().sweep();
        assertThat(store.postbox().called(ALPHA, "called", NOON, time.now())).isEmpty();
    }

    @Test
    void whatCannotBePromisedIsNotSaidToBeKept() {
        commits.make(Fault.LOST);

        assertThat(keep(told(ALPHA, "1"))).isInstanceOf(Keeping.Unavailable.class);
    }

    private Keeping keep(Tiding... tidings) {
        return store.postbox().keep(List.of(tidings), time.now());
    }

    private List<Kept> due() {
        return store.postbox().due(1000, time.now());
    }

    private void awaitSound() {
        long start = System.nanoTime();
        while (!(keep() instanceof Keeping.Done)) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        }
    }

    private NewMessage handedOver(ProviderName provider, String id, Instant at) {
        var message = Mail.leased(Mail.plain());
        store.spool().accept(message);
        store.spool().record(Mail.start(message, provider));
        store.spool().record(Mail.handOver(message, provider, id, at));
        return message;
    }

    private static Fact.Reported reported(NewMessage message, long number) {
        return new Fact.Reported(
                NOON, Mail.id(message), 0, ALPHA, Report.DELIVERED, NOON, Map.of("evidence", String.valueOf(number)));
    }

    private static Tiding told(@Nullable ProviderName provider, String event) {
        return new Tiding(provider, event, Report.DELIVERED, "delivered", null, null, null, NOON, Map.of(), "{}");
    }
}
