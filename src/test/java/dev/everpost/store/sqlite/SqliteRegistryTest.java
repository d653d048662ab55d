package dev.everpost.store.sqlite;

import static dev.everpost.store.Mail.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.store.Registry;
import dev.everpost.store.Registry.Change;
import dev.everpost.store.Registry.Key;
import dev.everpost.store.RegistryContract;
import dev.everpost.world.World;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SQLite registry keeps the contract, outlives the process, and promises nothing on a failing disk. */
class SqliteRegistryTest extends RegistryContract {

    private static final Key WELCOME = new Key("template", "welcome");

    @TempDir
    private Path folder;

    private SqliteStore store;
    private FailingCommits commits;

    @BeforeEach
    void open() throws Exception {
        var settings = SqliteSettings.at(folder.resolve("everpost.db"));
        commits = new FailingCommits(new FileConnections(settings));
        store = SqliteStore.open(settings, World.real(), StoreEvents.none(), commits);
    }

    @AfterEach
    void close() {
        commits.make(FailingCommits.Fault.NONE);
        store.close();
    }

    @Override
    protected Registry registry() {
        return store.registry();
    }

    @Test
    void documentsOutliveTheProcess() throws Exception {
        registry().create(WELCOME, "{}", 10, NOON);
        store.close();
        open();

        assertThat(registry().find(WELCOME)).isPresent();
    }

    @Test
    void aFailedCommitIsSaidAndAReplacementIsNotHalfDone() {
        registry().create(WELCOME, "old", 10, NOON);
        commits.make(FailingCommits.Fault.LOST);

        assertThat(registry().replace(WELCOME, "new", NOON))
                .isInstanceOfSatisfying(
                        Change.Unavailable.class,
                        refusal -> assertThat(refusal.why()).contains("disk I/O error"));
        commits.make(FailingCommits.Fault.NONE);
        assertThat(registry().find(WELCOME))
                .hasValueSatisfying(document -> assertThat(document.json()).isEqualTo("old"));
    }

    @Test
    void withTooLittleRoomDocumentsAreRemovedButNotWritten() throws Exception {
        registry().create(WELCOME, "{}", 10, NOON);
        store.close();
        var full = SqliteSettings.at(folder.resolve("everpost.db")).withMinFreeBytes(Long.MAX_VALUE);
        store = SqliteStore.open(full, World.real(), StoreEvents.none());

        assertThat(registry().create(new Key("template", "other"), "{}", 10, NOON))
                .isInstanceOf(Change.Unavailable.class);
        assertThat(registry().replace(WELCOME, "{}", NOON)).isInstanceOf(Change.Unavailable.class);
        assertThat(registry().remove(WELCOME)).isEqualTo(new Change.Done());
    }
}
