package dev.everpost.silence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.Alarm;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.store.Ledger.Story;
import dev.everpost.store.Mail;
import dev.everpost.store.StoriesLedger;
import dev.everpost.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is called about mail without a word, and when. */
class AlarmsTest {

    private static final ProviderName ALPHA = new ProviderName("alpha");
    private static final Duration USUAL = Duration.ofMinutes(15);

    private final StoriesLedger ledger = new StoriesLedger();
    private final List<Fact> news = new ArrayList<>();
    private final Alarms alarms = new Alarms(ledger, news::add, World.real().time());

    @Test
    void oneCriticalMessageWithoutAWordIsAnAlarmThatNamesIt() {
        var code = message(MessageClass.CRITICAL);
        alarms.look(ALPHA, new Hearing.Reporting(USUAL, 1, List.of(code)));
        alarms.look(ALPHA, new Hearing.Reporting(USUAL, 1, List.of(code)));

        assertThat(news).hasSize(1);
        var raised = (Fact.AlarmRaised) news.getFirst();
        assertThat(raised.alarm()).isEqualTo(Alarm.SILENT_LOSS);
        assertThat(raised.text()).contains(code.toString()).contains("15 minutes");

        alarms.look(ALPHA, new Hearing.Reporting(USUAL, 0, List.of()));
        assertThat(news).last().isInstanceOf(Fact.AlarmCleared.class);
    }

    @Test
    void otherMailHasToBeMany() {
        var letter = message(MessageClass.TRANSACTIONAL);
        alarms.look(ALPHA, new Hearing.Reporting(USUAL, Alarms.MANY - 1, List.of(letter)));
        assertThat(news).isEmpty();
        alarms.look(ALPHA, new Hearing.Reporting(USUAL, Alarms.MANY, List.of(letter)));
        assertThat(news).hasSize(1);
    }

    @Test
    void reportsThatStopAreAnAlarmOfTheirOwn() {
        alarms.look(ALPHA, new Hearing.Deaf(Instant.EPOCH, 40));
        assertThat(((Fact.AlarmRaised) news.getFirst()).alarm()).isEqualTo(Alarm.REPORTS_SILENT);
        alarms.look(ALPHA, new Hearing.Reporting(USUAL, 0, List.of()));
        assertThat(news).hasSize(2).last().isInstanceOf(Fact.AlarmCleared.class);
    }

    private MessageId message(MessageClass messageClass) {
        var letter = Mail.of(messageClass, Mail.NOON, "ann@example.net");
        ledger.tell(new Story(letter.message(), List.of(), List.of(), true));
        return letter.message().id();
    }
}
