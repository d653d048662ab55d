package dev.everpost.store.sqlite;

import static dev.everpost.store.Mail.ALPHA;
import static dev.everpost.store.Mail.NOON;
import static dev.everpost.store.Mail.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.message.Content;
import dev.everpost.message.MessageId;
import dev.everpost.store.Acceptance;
import dev.everpost.store.Change;
import dev.everpost.store.Lane;
import dev.everpost.store.Mail;
import dev.everpost.store.NewMessage;
import dev.everpost.store.Spool.Health;
import dev.everpost.store.sqlite.FailingCommits.Fault;
import dev.everpost.world.World;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When the disk fails nothing false is promised, and nothing that was refused comes to life. */
@Timeout(60)
class FailingStoreTest {

    private final World world = World.real();
    private final RememberedEvents events = new RememberedEvents();

    @TempDir
    private Path folder;

    private FailingCommits commits;
    private SqliteStore store;

    @BeforeEach
    void open() throws Exception {
        open(settings());
    }

    @AfterEach
    void close() {
        commits.make(Fault.NONE);
        store.close();
    }

    @Test
    void aFailedCommitIsNotPromisedAndIntakeStops() {
        commits.make(Fault.LOST);

        assertThat(accept(Mail.plain())).isInstanceOf(Acceptance.Unavailable.class);
        assertThat(store.spool().health()).isInstanceOf(Health.Failing.class);
        assertThat(accept(Mail.plain()))
                .isInstanceOfSatisfying(
                        Acceptance.Unavailable.class,
                        refusal -> assertThat(refusal.why()).contains("disk I/O error"));
        assertThat(store.spool().lease(Lane.TRANSACTIONAL_FRESH, 10, dev.everpost.store.Spool.Order.OLDEST_FIRST, NOON))
                .isEmpty();
    }

    @Test
    void afterTheFaultTheStoreHealsItselfAndSaysSo() {
        commits.make(Fault.LOST);
        accept(Mail.plain());
        commits.make(Fault.NONE);
        await(() -> store.spool().health() instanceof Health.Sound);

        assertThat(accept(Mail.plain())).isInstanceOf(Acceptance.Stored.class);
        assertThat(events.told()).containsExactly("failing", "sound");
    }

    @Test
    void aRefusedMessageThatWasDurableAllTheSameDoesNotComeToLife() {
        var before = Mail.plain();
        var ghost = Mail.keyed("k", "f");
        accept(before);
        commits.make(Fault.COMMITTED_AND_LOST);
        assertThat(accept(ghost)).isInstanceOf(Acceptance.Unavailable.class);
        heal();

        assertThat(store.ledger().story(id(ghost))).isEmpty();
        assertThat(store.spool().content(id(ghost))).isEmpty();
        assertThat(store.spool().lease(Lane.TRANSACTIONAL_FRESH, 10, dev.everpost.store.Spool.Order.OLDEST_FIRST, NOON))
                .extracting(work -> work.message().id())
                .containsExactly(id(before));
        assertThat(accept(Mail.keyed("k", "f"))).as("the key is free again").isInstanceOf(Acceptance.Stored.class);
    }

    @Test
    void theRefusalOfADuplicateDoesNotEraseTheOriginal() {
        var original = Mail.keyed("k", "f");
        accept(original);
        commits.make(Fault.COMMITTED_AND_LOST);
        accept(Mail.keyed("k", "f"));
        accept(original);
        heal();

        assertThat(store.ledger().story(id(original))).isPresent();
        assertThat(accept(Mail.keyed("k", "f"))).isEqualTo(new Acceptance.Duplicate(id(original)));
    }

    @Test
    void aChangeThatWasDurableAllTheSameMayBeRepeated() {
        var mail = Mail.leased(Mail.plain());
        var notice = Mail.leased(Mail.plain());
        accept(mail);
        var end = Mail.handOver(mail, ALPHA, NOON);
        var change = new Change(id(mail), end.facts(), end.updates(), true, List.of(notice));
        commits.make(Fault.COMMITTED_AND_LOST);
        assertThat(store.spool().record(change)).isFalse();
        heal();

        assertThat(leased())
                .as("what the change spawned stays leased to its caller")
                .isEmpty();
        assertThat(store.spool().record(change)).isTrue();
        assertThat(store.ledger().story(id(mail)).orElseThrow().facts()).hasSize(2);
        assertThat(store.ledger().acceptedBy(ALPHA, NOON)).isEqualTo(1);
    }

    @Test
    void aFailedRecordKeepsItsLease() {
        var mail = Mail.leased(Mail.plain());
        accept(mail);
        commits.make(Fault.LOST);
        assertThat(store.spool().record(Mail.waitFor(mail, ALPHA, NOON))).isFalse();
        heal();

        assertThat(leased()).isEmpty();
    }

    @Test
    void aLeaseCanBeReleasedWhileTheStoreIsFailing() {
        var mail = Mail.leased(Mail.plain());
        accept(mail);
        commits.make(Fault.LOST);
        accept(Mail.plain());
        store.spool().release(id(mail));
        heal();

        assertThat(leased()).containsExactly(id(mail));
    }

    @Test
    void anAcceptanceWhoseCallerGaveUpIsTakenBack() throws Exception {
        store.close();
        var impatient = settings().tuning().withPatience(Duration.ofMillis(200));
        open(settings().withTuning(impatient));
        var slow = Mail.keyed("k", "f");
        var held = commits.holdCommits();
        assertThat(accept(slow)).isInstanceOf(Acceptance.Unavailable.class);
        held.countDown();

        await(() -> accept(Mail.plain()) instanceof Acceptance.Stored);
        assertThat(store.ledger().story(id(slow))).isEmpty();
        assertThat(accept(Mail.keyed("k", "f"))).isInstanceOf(Acceptance.Stored.class);
    }

    @Test
    void aLeaseWhoseHolderGaveUpWaitingForItsReleaseEndsAllTheSame() throws Exception {
        store.close();
        open(settings().withTuning(settings().tuning().withPatience(Duration.ofMillis(200))));
        var mail = Mail.leased(Mail.plain());
        accept(mail);
        var held = commits.holdCommits();
        accept(Mail.plain());
        store.spool().release(id(mail));
        held.countDown();

        await(() -> leased().contains(id(mail)));
    }

    @Test
    void aFullDiskLosesNothingThatWasPromisedAndPromisesNothingThatIsLost() throws Exception {
        store.close();
        store = SqliteStore.open(settings(), world, events, role -> small(new FileConnections(settings()).open(role)));
        var promised = new ArrayList<MessageId>();
        var big = "x".repeat(100_000);
        var answer = accept(withBody(big));
        while (answer instanceof Acceptance.Stored(MessageId id)) {
            promised.add(id);
            answer = accept(withBody(big));
        }

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Acceptance.Unavailable.class,
                        refusal -> assertThat(refusal.why()).contains("full"));
        store.close();
        open();
        assertThat(promised)
                .isNotEmpty()
                .allSatisfy(id -> assertThat(store.spool().content(id)).isPresent());
        assertThat(accept(Mail.plain())).isInstanceOf(Acceptance.Stored.class);
    }

    private void open(SqliteSettings settings) throws Exception {
        commits = new FailingCommits(new FileConnections(settings));
        store = SqliteStore.open(settings, world, events, commits);
    }

    private void heal() {
        commits.make(Fault.NONE);
        await(() -> store.spool().health() instanceof Health.Sound);
    }

    private Acceptance accept(NewMessage message) {
        return store.spool().accept(message);
    }

    private List<MessageId> leased() {
        return store
                .spool()
                .lease(Lane.TRANSACTIONAL_FRESH, 10, dev.everpost.store.Spool.Order.OLDEST_FIRST, NOON)
                .stream()
                .map(work -> work.message().id())
                .toList();
    }

    private static NewMessage withBody(String body) {
        var plain = Mail.plain();
        var content = new Content(body.getBytes(StandardCharsets.US_ASCII));
        return new NewMessage(plain.message(), plain.recipients(), content, null, null, false);
    }

    private static Connection small(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA max_page_count = 200");
        }
        return connection;
    }

    private void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            world.threads().park(Duration.ofMillis(20));
        }
    }

    private SqliteSettings settings() {
        return SqliteSettings.at(folder.resolve("everpost.db"));
    }
}
