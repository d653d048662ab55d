package dev.everpost.silence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.Alarm;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is called about mail without a word, and when. */
class AlarmsTest {

    private static final ProviderName ALPHA = new ProviderName("alpha");
    private static final Duration USUAL = Duration.ofMinutes(15);

    private final List<Fact> news = new ArrayList<>();
    private final Alarms alarms = new Alarms(news::add, World.real().time());

    @Test
    void oneCriticalMessageWithoutAWordIsAnAlarmThatNamesIt() {
        alarms.look(ALPHA, overdue(MessageClass.CRITICAL, 1));
        alarms.look(ALPHA, overdue(MessageClass.CRITICAL, 1));

        assertThat(news).hasSize(1);
        var raised = (Fact.AlarmRaised) news.getFirst();
        assertThat(raised.alarm()).isEqualTo(Alarm.SILENT_LOSS);
        assertThat(raised.text()).contains(new MessageId(7).toString()).contains("15 minutes");

        alarms.look(ALPHA, overdue(MessageClass.BULK, 0));
        assertThat(news).last().isInstanceOf(Fact.AlarmCleared.class);
    }

    @Test
    void otherMailHasToBeMany() {
        alarms.look(ALPHA, overdue(MessageClass.TRANSACTIONAL, Alarms.MANY - 1));
        assertThat(news).isEmpty();
        alarms.look(ALPHA, overdue(MessageClass.TRANSACTIONAL, Alarms.MANY));
        assertThat(news).hasSize(1);
    }

    @Test
    void reportsThatStopAreAnAlarmOfTheirOwn() {
        alarms.look(ALPHA, new Hearing.Deaf(Instant.EPOCH, 40));
        assertThat(((Fact.AlarmRaised) news.getFirst()).alarm()).isEqualTo(Alarm.REPORTS_SILENT);
        alarms.look(ALPHA, overdue(MessageClass.BULK, 0));
        assertThat(news).hasSize(2).last().isInstanceOf(Fact.AlarmCleared.class);
    }

    private static Hearing overdue(MessageClass messageClass, int many) {
        var one =
                new Overdue(new MessageId(7), 0, 1, messageClass, Instant.EPOCH, Instant.EPOCH.plus(USUAL), true, null);
        return new Hearing.Reporting(USUAL, Collections.nCopies(many, one));
    }
}
