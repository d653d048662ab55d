package dev.everpost.store.sqlite;

import static dev.everpost.store.Mail.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.store.Ledger;
import dev.everpost.store.Mail;
import dev.everpost.store.Outbox;
import dev.everpost.store.OutboxContract;
import dev.everpost.store.sqlite.FailingCommits.Fault;
import dev.everpost.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SQLite outbox keeps the contract, outlives the process and stays bounded. */
class SqliteOutboxTest extends OutboxContract {

    private static final Duration DAY = Duration.ofDays(1);

    private final ShiftedTime time = new ShiftedTime(NOON);

    @TempDir
    private Path folder;

    private SqliteStore store;
    private FailingCommits commits;

    @BeforeEach
    void open() throws Exception {
        var settings = SqliteSettings.at(folder.resolve("everpost.db"))
                .withRetention(SqliteSettings.Retention.DEFAULT.withParcelsMax(300));
        commits = new FailingCommits(new FileConnections(settings));
        var real = World.real();
        var world = new World(time, real.chance(), real.threads());
        store = SqliteStore.open(settings, world, StoreEvents.none(), commits);
    }

    @AfterEach
    void close() {
        commits.make(Fault.NONE);
        store.close();
    }

    @Override
    protected Outbox outbox() {
        return store.outbox();
    }

    @Test
    void positionAndParcelsOutliveTheProcess() throws Exception {
        add(NOON, "shop", "a");
        store.close();
        open();

        assertThat(outbox().position("spec")).isEqualTo(1);
        assertThat(dueAt("shop", NOON)).containsExactly("a");
    }

    @Test
    void aFailedCommitIsSaid() {
        commits.make(Fault.LOST);

        assertThat(outbox().add("events", 5, List.of(), NOON)).isFalse();
    }

    @Test
    void parcelsThatGrewTooOldAreDropped() {
        add(NOON, "shop", "a");
        time.pass(DAY);
        add(time.now(), "shop", "b");
        time.pass(DAY.multipliedBy(4));
        assertThat(store.housekeeper().sweep()).isZero();
        time.pass(Duration.ofMillis(1));

        assertThat(store.housekeeper().sweep()).isEqualTo(1);
        assertThat(dueAt("shop", time.now())).containsExactly("b");
    }

    @Test
    void whatIsDroppedMakesRoomForTheNextOfItsLine() throws Exception {
        addInLine(NOON, "shop", "m1", "a");
        time.pass(DAY);
        addInLine(time.now(), "shop", "m1", "b", "c");
        store.close();
        open();
        assertThat(dueAt("shop", time.now())).containsExactly("a");
        time.pass(DAY.multipliedBy(4).plusMillis(1));

        assertThat(store.housekeeper().sweep()).isEqualTo(1);
        assertThat(dueAt("shop", time.now())).containsExactly("b");
    }

    @Test
    void aDestinationThatIsNeverThereKeepsTheNewestParcelsAndTakesNothingFromOthers() {
        var many = IntStream.range(0, 700).mapToObj(String::valueOf).toArray(String[]::new);
        add(NOON, "gone", many);
        add(NOON, "shop", "a");

        assertThat(store.housekeeper().sweep()).isEqualTo(400);
        assertThat(dueAt("gone", NOON)).hasSize(300).startsWith("400").endsWith("699");
        assertThat(dueAt("shop", NOON)).containsExactly("a");
    }

    @Test
    void placesInTheBookOfFactsNeverComeBackWhileAReaderHasThemBehindIt() throws Exception {
        var mail = Mail.plain();
        store.spool().accept(mail);
        store.spool().record(Mail.handOver(mail, Mail.ALPHA, NOON));
        var last = store.ledger().factsAfter(0, 10).getLast().position();
        outbox().add("events", last, List.of(), NOON);
        time.pass(DAY.multipliedBy(31));
        store.housekeeper().sweep();
        store.housekeeper().sweep();
        store.close();
        open();
        var news = new Fact.GatewayChanged(time.now(), true, "1");
        store.spool().note(List.of(news));

        assertThat(store.ledger().factsAfter(outbox().position("events"), 10))
                .extracting(Ledger.Entry::fact)
                .containsExactly(news);
    }
}
