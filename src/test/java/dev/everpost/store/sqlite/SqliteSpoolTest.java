package dev.everpost.store.sqlite;

import static dev.everpost.store.Mail.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.store.Acceptance;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Ledger;
import dev.everpost.store.Ledger.Filter;
import dev.everpost.store.Mail;
import dev.everpost.store.NewMessage;
import dev.everpost.store.Spool;
import dev.everpost.store.SpoolContract;
import dev.everpost.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SQLite store keeps the contract, and what only it can be asked. */
class SqliteSpoolTest extends SpoolContract {

    @TempDir
    private Path folder;

    private final RememberedEvents events = new RememberedEvents();
    private SqliteStore store;

    @BeforeEach
    void open() throws Exception {
        store = SqliteStore.open(settings(), World.real(), events);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected Spool spool() {
        return store.spool();
    }

    @Override
    protected Ledger ledger() {
        return store.ledger();
    }

    @Override
    protected void restart() throws Exception {
        store.close();
        open();
    }

    @Test
    void waitingCallersShareCommits() throws Exception {
        inParallel(200, () -> {
            for (int i = 0; i < 5; i++) {
                spool().accept(Mail.plain());
            }
        });

        assertThat(events.operations()).isEqualTo(1_000);
        assertThat(events.commits()).isLessThan(500);
    }

    @Test
    void aSecondOwnerIsRefusedAndTheFirstIsNamed() {
        assertThatThrownBy(() -> SqliteStore.open(settings(), World.real(), StoreEvents.none()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(
                        "is in use by process " + ProcessHandle.current().pid());
    }

    @Test
    void aPlaceThatCannotHoldADatabaseIsNamedWithARemedy() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "no database, only text");
        var places = Map.of(
                file.resolve("x.db"),
                "folder " + file + " is a file",
                folder,
                folder + " is a folder, not a file",
                file,
                file + " cannot be opened: ");

        assertThat(places)
                .allSatisfy((place, words) -> assertThatThrownBy(
                                () -> SqliteStore.open(SqliteSettings.at(place), World.real(), StoreEvents.none()))
                        .hasMessageContaining(words)
                        .hasMessageContaining("name another place with 'store'"));
    }

    @Test
    void aDatabaseOfANewerEverpostIsRefused() throws Exception {
        store.close();
        try (var connection =
                        DriverManager.getConnection("jdbc:sqlite:" + settings().path());
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }

        assertThatThrownBy(this::open)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("schema version 99")
                .hasMessageContaining("start the newer Everpost");
    }

    @Test
    void aDatabaseThatCanNotDoWriteAheadLoggingIsRefused() {
        var memory = SqliteSettings.at(Path.of(":memory:"));

        assertThatThrownBy(() -> new FileConnections(memory).open(Connections.Role.WRITER))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("PRAGMA journal_mode reads memory instead of wal");
    }

    @Test
    void withTooLittleFreeSpaceNothingIsAcceptedButRecordsGoOn() throws Exception {
        var mail = Mail.leased(Mail.plain());
        spool().accept(mail);
        store.close();
        store = SqliteStore.open(settings().withMinFreeBytes(Long.MAX_VALUE), World.real(), events);

        assertThat(spool().accept(Mail.plain()))
                .isInstanceOfSatisfying(
                        Acceptance.Unavailable.class,
                        refusal -> assertThat(refusal.why()).startsWith("storage is almost full: "));
        assertThat(spool().record(Mail.handOver(mail, Mail.ALPHA, NOON))).isTrue();
        spool().accept(Mail.plain());
        assertThat(events.told()).containsExactly("crowded");
    }

    @Test
    void oneOperationThatCanNotBeStoredDoesNotSinkTheOthers() throws Exception {
        var good = Mail.plain();
        var broken = new NewMessage(
                Mail.plain().message(),
                List.of(good.recipients().getFirst(), good.recipients().getFirst()),
                good.content(),
                null,
                null,
                false);
        inParallel(20, () -> spool().accept(Mail.plain()));
        assertThat(spool().accept(broken)).isInstanceOf(Acceptance.Unavailable.class);
        inParallel(20, () -> {
            spool().accept(Mail.plain());
            spool().accept(broken);
        });

        assertThat(ledger().depth(NOON).waiting()).containsEntry(MessageClass.TRANSACTIONAL, 40L);
        assertThat(spool().health()).isInstanceOf(Spool.Health.Sound.class);
        assertThat(ledger().story(broken.message().id())).isEmpty();
    }

    @Test
    void listsFilterByEveryFieldAndPageFromTheNewest() {
        var first = Mail.to("ann@example.net", "bob@example.net");
        var second = Mail.to("ann@example.net");
        var critical = Mail.of(MessageClass.CRITICAL, NOON, "cid@example.net");
        List.of(first, second, critical).forEach(mail -> spool().accept(Mail.leased(mail)));
        spool().record(Mail.handOver(second, Mail.ALPHA, NOON));

        assertThat(ids(Filter.ALL)).containsExactly(Mail.id(critical), Mail.id(second), Mail.id(first));
        assertThat(ids(recipient("ann@example.net"))).containsExactly(Mail.id(second), Mail.id(first));
        assertThat(ids(state(DeliveryState.WAITING))).containsExactly(Mail.id(critical), Mail.id(first));
        assertThat(ids(state(DeliveryState.HANDED_OVER))).containsExactly(Mail.id(second));
        assertThat(ids(new Filter(
                        "shop",
                        MessageClass.TRANSACTIONAL,
                        DeliveryState.HANDED_OVER,
                        "orders@example.com",
                        "ann@example.net",
                        Mail.ALPHA,
                        "ORDER",
                        NOON,
                        NOON.plusMillis(1))))
                .containsExactly(Mail.id(second));
        assertThat(ids(new Filter(null, null, null, null, null, null, null, NOON.plusMillis(1), null)))
                .isEmpty();
        var page = ledger().list(Filter.ALL, Mail.id(critical), 1);
        assertThat(page.more()).isTrue();
        assertThat(page.messages().getFirst().states()).containsEntry(DeliveryState.HANDED_OVER, 1);
        assertThat(page.messages().getFirst().firstRecipients()).isEqualTo(second.recipients());
    }

    private List<MessageId> ids(Filter filter) {
        return ledger().list(filter, null, 100).messages().stream()
                .map(summary -> summary.message().id())
                .toList();
    }

    private static Filter recipient(String address) {
        return new Filter(null, null, null, null, address, null, null, null, null);
    }

    private static Filter state(DeliveryState state) {
        return new Filter(null, null, state, null, null, null, null, null, null);
    }

    private SqliteSettings settings() {
        return SqliteSettings.at(folder.resolve("everpost.db"));
    }
}
