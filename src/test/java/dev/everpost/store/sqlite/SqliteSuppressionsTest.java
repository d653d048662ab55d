package dev.everpost.store.sqlite;

import static dev.everpost.store.Mail.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.everpost.store.Spool.Health;
import dev.everpost.store.StoreUnavailable;
import dev.everpost.store.Suppressions;
import dev.everpost.store.Suppressions.Reason;
import dev.everpost.store.Suppressions.Suppressed;
import dev.everpost.store.SuppressionsContract;
import dev.everpost.store.sqlite.FailingCommits.Fault;
import dev.everpost.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SQLite list keeps the contract, and errs on the side of asking when a disk fails or a process ends. */
class SqliteSuppressionsTest extends SuppressionsContract {

    private static final Duration HOUR = Duration.ofHours(1);

    private final ShiftedTime time = new ShiftedTime(NOON);

    @TempDir
    private Path folder;

    private SqliteStore store;
    private FailingCommits commits;

    @BeforeEach
    void open() throws Exception {
        var settings = SqliteSettings.at(folder.resolve("everpost.db"));
        var real = World.real();
        commits = new FailingCommits(new FileConnections(settings));
        var world = new World(time, real.chance(), real.threads());
        store = SqliteStore.open(settings, world, StoreEvents.none(), commits);
    }

    @AfterEach
    void close() {
        commits.make(Fault.NONE);
        store.close();
    }

    @Override
    protected Suppressions suppressions() {
        return store.suppressions();
    }

    @Test
    void aListedAddressIsStillListedAfterARestart() throws Exception {
        put("ann@example.net");
        store.close();
        open();

        assertThat(listed("ann@example.net")).isTrue();
        assertThat(listed("bob@example.net")).isFalse();
    }

    @Test
    void aCommitThatFailedAndIsDurableAllTheSameHoldsMailBack() {
        commits.make(Fault.COMMITTED_AND_LOST);
        assertThat(put("ann@example.net")).isFalse();
        commits.make(Fault.NONE);
        awaitSound();

        assertThat(listed("ann@example.net")).isTrue();
    }

    @Test
    void aCommitThatDidNotHappenHoldsNothingBack() {
        commits.make(Fault.LOST);
        assertThat(put("ann@example.net")).isFalse();
        commits.make(Fault.NONE);
        awaitSound();

        assertThat(listed("ann@example.net")).isFalse();
    }

    @Test
    void whileTheStoreFailsAListedAddressIsNotGuessedAtAndAnUnlistedOneNeedsNoDatabase() {
        put("ann@example.net");
        commits.make(Fault.LOST);
        put("bob@example.net");

        assertThatThrownBy(() -> listed("ann@example.net"))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("the suppression list can not be read: the database is failing");
        assertThat(listed("cid@example.net")).isFalse();
    }

    @Test
    void endedEntriesAreDroppedAndTheirFingerprintsWithThem() {
        put("ann@example.net");
        for (int i = 0; i < 1_200; i++) {
            suppressions()
                    .put(new Suppressed(
                            i + "@example.net", "shop", Reason.MANUAL, "spec", NOON, NOON.plus(HOUR), null));
        }
        time.pass(HOUR);

        assertThat(store.housekeeper().sweep()).isEqualTo(1_200);
        assertThat(fingerprints()).isEqualTo(1);
        assertThat(listed("ann@example.net")).isTrue();
        assertThat(suppressions().find("7@example.net", "shop")).isEmpty();
    }

    @Test
    void aFewRemovedAddressesAreNotWorthReadingTheListAnew() {
        put("ann@example.net");
        put("bob@example.net");
        suppressions().remove("ann@example.net", null);
        store.housekeeper().sweep();

        assertThat(fingerprints()).isEqualTo(2);
        assertThat(listed("ann@example.net")).isFalse();
    }

    private boolean put(String address) {
        return suppressions().put(entry(address, null, Reason.BOUNCE));
    }

    private boolean listed(String address) {
        return !suppressions().among(List.of(address), "shop", NOON).isEmpty();
    }

    private int fingerprints() {
        return ((SqliteSuppressions) suppressions()).fingerprints();
    }

    /** The store tries to reopen when a second has passed by its clock. */
    private void awaitSound() {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!(store.spool().health() instanceof Health.Sound) && System.nanoTime() < end) {
            time.pass(Duration.ofSeconds(1));
            Thread.yield();
        }
    }
}
