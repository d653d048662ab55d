package dev.everpost.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.message.MessageId;
import dev.everpost.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is killed while it accepts has kept every promise that it printed. */
class KilledStoreTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 57, 640, 3_001})
    @Timeout(120)
    void everyIdPrintedBeforeTheKillIsThereAfterwards(int promisesBeforeTheKill) throws Exception {
        var database = folder.resolve("everpost.db");
        var promised = new HashSet<MessageId>();
        for (int life = 0; life < 2; life++) {
            promised.addAll(acceptUntilKilled(database, promisesBeforeTheKill));
        }

        assertThat(promised).hasSizeGreaterThanOrEqualTo(2 * promisesBeforeTheKill);
        try (var store = SqliteStore.open(SqliteSettings.at(database), World.real(), StoreEvents.none())) {
            for (var id : promised) {
                assertThat(store.ledger().story(id)).as("story of %s", id).isPresent();
                assertThat(store.spool().content(id)).as("content of %s", id).isPresent();
            }
        }
    }

    private static Set<MessageId> acceptUntilKilled(Path database, int promises) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AcceptingProcess.class.getName(),
                        database.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var printed = new HashSet<MessageId>();
        try (var lines = process.inputReader()) {
            var line = lines.readLine();
            while (line != null) {
                MessageId.parse(line).ifPresent(printed::add);
                if (printed.size() == promises) {
                    process.toHandle().destroyForcibly();
                }
                line = lines.readLine();
            }
        }
        return printed;
    }
}
