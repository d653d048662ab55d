package dev.everpost.store.sqlite;

import static dev.everpost.store.Mail.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.everpost.store.Learned;
import dev.everpost.world.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rooms learned is kept room by room, outlives the process, and is never half kept. */
class SqliteLearnedTest {

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

    @Test
    void aStateIsFoundByItsRoomAfterARestartAndTheNewestCounts() throws Exception {
        keep("series", "alpha", "old");
        keep("series", "alpha", "new");
        keep("silence", "alpha", "other");
        store.close();
        open();

        assertThat(text("series")).isEqualTo(Map.of("alpha", "new"));
        assertThat(text("silence")).isEqualTo(Map.of("alpha", "other"));
        assertThat(text("nobody")).isEmpty();
    }

    @Test
    void whatIsForgottenIsGoneAndTheRestStays() {
        keep("series", "alpha", "a");
        keep("series", "beta", "b");

        assertThat(store.learned().forget("series", List.of("alpha", "never kept")))
                .isTrue();
        assertThat(text("series")).isEqualTo(Map.of("beta", "b"));
    }

    @Test
    void aFailedCommitKeepsNothingOfABatchAndSaysSo() {
        keep("series", "alpha", "old");
        commits.make(FailingCommits.Fault.LOST);

        assertThat(store.learned().keep("series", Map.of("alpha", bytes("new"), "beta", bytes("new")), NOON))
                .isFalse();
        commits.make(FailingCommits.Fault.NONE);
        assertThat(text("series")).isEqualTo(Map.of("alpha", "old"));
    }

    @Test
    void limitsHoldForOneStateAndForARoom() {
        var many = new TreeMap<String, byte[]>();
        for (int i = 0; i < Learned.STATES_MAX; i++) {
            many.put("state " + i, bytes("x"));
        }
        assertThat(store.learned().keep("series", many, NOON)).isTrue();

        assertThat(store.learned().keep("series", Map.of("state 0", bytes("y")), NOON))
                .isTrue();
        assertThat(store.learned().keep("series", Map.of("one more", bytes("y")), NOON))
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keep("series", "alpha", "x".repeat(Learned.BYTES_MAX + 1)))
                .withMessageContaining("series/alpha has 4194305 bytes; at most 4194304");
    }

    private void keep(String room, String name, String state) {
        assertThat(store.learned().keep(room, Map.of(name, bytes(state)), NOON)).isTrue();
    }

    private Map<String, String> text(String room) {
        var text = new TreeMap<String, String>();
        store.learned()
                .of(room)
                .forEach((name, state) -> text.put(name, new String(state, java.nio.charset.StandardCharsets.UTF_8)));
        return text;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
