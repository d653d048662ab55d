package dev.everpost.silence;

import static dev.everpost.store.Mail.ALPHA;
import static dev.everpost.store.Mail.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.store.Mail;
import dev.everpost.store.NewMessage;
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
    private final List<String> reactions = new ArrayList<>();
    private boolean hasRoom = true;
    private Instant now = NOON;
    private World world;

    @TempDir
    private Path folder;

    private SqliteStore store;
    private Listener listener;

    @BeforeEach
    void open() throws Exception {
        world = new World(this, World.real().chance(), World.real().threads());
        store = SqliteStore.open(SqliteSettings.at(folder.resolve("everpost.db")), world, StoreEvents.none());
        begin();
    }

    private void begin() {
        listener = new Listener(store.ledger(), store.learned(), news::add, this::react, world);
    }

    private boolean react(
            ProviderName provider, MessageId message, int attempt, List<Integer> recipients, boolean alone) {
        reactions.add(provider + " " + message + " " + attempt + " " + recipients + " " + alone);
        return hasRoom;
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whenNothingIsReportedAnyMoreEachDeliveryIsAskedAboutAndNoneCountsAsAlone() {
        report(handOver());
        catchUp();
        for (int i = 0; i < 30; i++) {
            report(handOver());
        }
        for (int i = 0; i < Ear.REPORTS_MIN; i++) {
            handOver();
        }
        now = now.plus(Duration.ofMinutes(20));
        catchUp();

        assertThat(listener.of(ALPHA)).isInstanceOf(Hearing.Deaf.class);
        assertThat(reactions).hasSize(Ear.REPORTS_MIN).allMatch(reaction -> reaction.endsWith(" false"));
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

    @Test
    void aLostLetterIsGivenToTheReactionOnce() {
        var lost = loseOneAmongMany();
        judge();
        judge();

        assertThat(reactions).containsExactly("alpha " + lost + " 1 [0] true");
    }

    @Test
    void aReactionWithoutRoomIsAskedAgain() {
        hasRoom = false;
        loseOneAmongMany();
        judge();
        reactions.clear();
        hasRoom = true;
        judge();
        judge();

        assertThat(reactions).hasSize(1);
    }

    @Test
    void whatWasDecidedIsNotGivenAgainAfterARestart() {
        var lost = loseOneAmongMany();
        judge();
        var decided = new Fact.Silent(
                now, lost, 1, ALPHA, List.of(0), Fact.Found.CANNOT_TELL, Fact.Remedy.SENT_AGAIN, "mute");
        store.spool().note(List.of(decided));
        judge();
        begin();
        judge();

        assertThat(reactions).hasSize(1);
        assertThat(((Hearing.Reporting) listener.of(ALPHA)).overdue())
                .singleElement()
                .extracting(Overdue::remedy)
                .isEqualTo(Fact.Remedy.SENT_AGAIN);
        now = now.plus(Duration.ofHours(2));
        assertThat(((Hearing.Reporting) listener.of(ALPHA)).overdue()).isEmpty();
    }

    @Test
    void aProviderThatSaysThatItHasItHasGivenAccountOfIt() {
        var lost = loseOneAmongMany();
        store.spool()
                .note(List.of(new Fact.Silent(
                        now, lost, 1, ALPHA, List.of(0), Fact.Found.TAKEN, Fact.Remedy.LEFT, "delivered")));
        catchUp();

        assertThat(((Hearing.Reporting) listener.of(ALPHA)).overdue()).isEmpty();
    }

    @Test
    void whatWasLearnedSurvivesARestartWithoutReadingTheBookAgain() {
        var lost = loseOneAmongMany();
        judge();
        now = now.plus(Listener.KEPT_EVERY);
        report(handOver());
        catchUp();
        assertThat(store.learned().of("silence")).containsKeys("position", "ear alpha");
        var before = listener.of(ALPHA);
        begin();
        news.clear();
        judge();

        assertThat(listener.of(ALPHA)).isEqualTo(before);
        assertThat(((Hearing.Reporting) listener.of(ALPHA)).some()).containsExactly(lost);
        assertThat(news).as("the alarm was raised before").isEmpty();
    }

    private MessageId loseOneAmongMany() {
        for (int i = 0; i < 60; i++) {
            report(handOver());
            now = now.plusSeconds(10);
            if (i == 1) {
                catchUp();
            }
        }
        var lost = handOver(Mail.of(MessageClass.CRITICAL, NOON, "ann@example.net"));
        for (int i = 0; i < 60; i++) {
            now = now.plusSeconds(10);
            report(handOver());
        }
        now = now.plus(Duration.ofMinutes(20));
        report(handOver());
        catchUp();
        return lost;
    }

    private void judge() {
        now = now.plus(Listener.JUDGED_EVERY);
        catchUp();
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
        return handOver(Mail.plain());
    }

    private MessageId handOver(NewMessage letter) {
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
