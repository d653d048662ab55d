package dev.everpost.store.sqlite;

import static dev.everpost.store.Mail.ALPHA;
import static dev.everpost.store.Mail.NOON;
import static dev.everpost.store.Mail.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.store.Acceptance;
import dev.everpost.store.Change;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Mail;
import dev.everpost.store.NewMessage;
import dev.everpost.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is old is dropped in its order; what is not finished never. */
class HousekeeperTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final ShiftedTime time = new ShiftedTime(NOON);

    @TempDir
    private Path folder;

    private SqliteStore store;

    @BeforeEach
    void open() throws Exception {
        var real = World.real();
        var world = new World(time, real.chance(), real.threads());
        store = SqliteStore.open(SqliteSettings.at(folder.resolve("everpost.db")), world, StoreEvents.none());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theBodyGoesADayAfterTheLastDeliveryIsFinalTheStoryStays() {
        var mail = handedOver(Mail.plain());
        time.pass(DAY);
        store.housekeeper().sweep();
        assertThat(store.spool().content(id(mail))).isPresent();

        time.pass(Duration.ofMillis(1));
        store.housekeeper().sweep();

        assertThat(store.spool().content(id(mail))).isEmpty();
        assertThat(store.ledger().story(id(mail))).hasValueSatisfying(story -> {
            assertThat(story.bodyKept()).isFalse();
            assertThat(story.facts()).hasSize(2);
        });
    }

    @Test
    void theStoryGoesAfterThirtyDays() {
        var mail = handedOver(Mail.plain());
        time.pass(DAY.multipliedBy(30).plusMillis(1));
        store.housekeeper().sweep();

        assertThat(store.ledger().story(id(mail))).isEmpty();
        assertThat(store.ledger().factsAfter(0, 10)).isEmpty();
    }

    @Test
    void aMessageWithOneOpenDeliveryIsKeptWhole() {
        var mail = Mail.to("a@example.net", "b@example.net");
        store.spool().accept(mail);
        store.spool().record(Mail.handOver(mail, ALPHA, NOON));
        time.pass(DAY.multipliedBy(365));
        store.housekeeper().sweep();
        assertThat(store.spool().content(id(mail))).isPresent();

        var last = Mail.delivery(mail, 1, DeliveryState.EXPIRED, time.now(), null);
        var expired = new Fact.Expired(time.now(), id(mail), List.of(1), "too late");
        store.spool().record(new Change(id(mail), List.of(expired), List.of(last), true, List.of()));
        store.housekeeper().sweep();
        assertThat(store.spool().content(id(mail))).as("the day begins now").isPresent();
        time.pass(DAY.plusMillis(1));
        store.housekeeper().sweep();

        assertThat(store.spool().content(id(mail))).isEmpty();
    }

    @Test
    void moreThanOneChunkIsDroppedInOneSweep() {
        int messages = DropOld.CHUNK + 10;
        for (int i = 0; i < messages; i++) {
            handedOver(Mail.plain());
        }
        time.pass(DAY.plusMillis(1));

        assertThat(store.housekeeper().sweep()).isEqualTo(messages);
        assertThat(store.housekeeper().sweep()).isZero();
    }

    @Test
    void aKeyIsForgottenAfterItsTimeEvenBeforeASweep() {
        store.spool().accept(Mail.keyed("k", "f"));
        var nextDay = Mail.keyed("k", "f");
        time.pass(DAY.plusMillis(1));
        store.housekeeper().sweep();

        assertThat(store.spool().accept(nextDay)).isEqualTo(new Acceptance.Stored(id(nextDay)));
    }

    @Test
    void oldNewsGoesButPlacesNeverComeBack() {
        store.spool().note(List.of(new Fact.GatewayChanged(NOON, true, "1")));
        store.spool().note(List.of(new Fact.GatewayChanged(NOON, false, "1")));
        time.pass(DAY.multipliedBy(31));
        store.housekeeper().sweep();

        assertThat(store.ledger().recentNews(10)).hasSize(1);
    }

    @Test
    void aMessageThatWasSettledAtAcceptanceGrowsOldAsAnyOther() {
        var plain = Mail.plain();
        var refused = new NewMessage(
                plain.message(),
                plain.recipients(),
                plain.content(),
                null,
                null,
                false,
                List.of(new NewMessage.Settled(0, DeliveryState.SUPPRESSED, "listed")),
                List.of(),
                List.of());
        store.spool().accept(refused);
        time.pass(DAY.plusMillis(1));
        store.housekeeper().sweep();

        assertThat(store.spool().content(id(refused))).isEmpty();
        assertThat(store.ledger().story(id(refused))).isPresent();
    }

    private NewMessage handedOver(NewMessage mail) {
        store.spool().accept(mail);
        store.spool().record(Mail.handOver(mail, ALPHA, NOON));
        return mail;
    }
}
