package dev.everpost.silence;

import static dev.everpost.store.Mail.ALPHA;
import static dev.everpost.store.Mail.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.Report;
import dev.everpost.message.MessageId;
import dev.everpost.store.Mail;
import dev.everpost.store.sqlite.SqliteSettings;
import dev.everpost.store.sqlite.SqliteStore;
import dev.everpost.store.sqlite.StoreEvents;
import dev.everpost.world.Time;
import dev.everpost.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The book of facts is heard as it stands in a real store. */
class ListenerTest implements Time {

    private final List<Fact> news = new ArrayList<>();
    private Instant now = NOON;

    @TempDir
    private Path folder;

    private SqliteStore store;
    private Listener listener;

    @BeforeEach
    void open() throws Exception {
        var real = World.real();
        var world = new World(this, real.chance(), real.threads());
        store = SqliteStore.open(SqliteSettings.at(folder.resolve("everpost.db")), world, StoreEvents.none());
        listener = new Listener(store.ledger(), news::add, world);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aDeliveryWithoutAReportAmongMany() {
        report(handOver());
        catchUp();
        for (int i = 0; i < 30; i++) {
            report(handOver());
        }
        var lost = handOver();
        now = now.plus(Duration.ofMinutes(20));
        report(handOver());
        catchUp();

        var hearing = (Hearing.Reporting) listener.of(ALPHA);
        assertThat(hearing.silent()).isEqualTo(1);
        assertThat(hearing.some()).containsExactly(lost);
    }

    @Test
    void aProviderThatNeverReportsIsNotListenedTo() {
        for (int i = 0; i < 30; i++) {
            handOver();
        }
        catchUp();
        assertThat(listener.of(ALPHA)).isEqualTo(new Hearing.NotReporting(0));
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public long nanos() {
        return now.toEpochMilli() * 1_000_000;
    }

    private MessageId handOver() {
        var letter = Mail.plain();
        store.spool().accept(letter);
        store.spool().record(Mail.handOver(letter, ALPHA, now));
        return Mail.id(letter);
    }

    private void report(MessageId message) {
        store.spool().note(List.of(new Fact.Reported(now, message, 0, ALPHA, Report.DELIVERED, now, Map.of())));
    }

    private void catchUp() {
        listener.step();
    }
}
