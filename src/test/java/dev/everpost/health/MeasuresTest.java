package dev.everpost.health;

import static dev.everpost.health.Seen.ALPHA;
import static dev.everpost.health.Seen.OF_ALPHA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.message.MessageClass;
import dev.everpost.standing.Entry;
import dev.everpost.standing.Gate;
import dev.everpost.standing.GateEvents;
import dev.everpost.standing.GateSettings;
import dev.everpost.standing.ReceiverHolds;
import dev.everpost.standing.Visit;
import dev.everpost.store.RememberingLearned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is done about verdicts. */
class MeasuresTest {

    private final Seen seen = new Seen();
    private final List<Fact> journal = new ArrayList<>();
    private final Gate gate = new Gate(GateSettings.defaults(ALPHA), seen.hand.world(), new Quiet());
    private final ReceiverHolds holds = new ReceiverHolds(seen.hand.world().time());
    private final Measures measures = new Measures(
            name -> name.equals(ALPHA) ? gate : null,
            holds,
            journal::add,
            seen.hand.world().time());

    @Test
    void aProviderThatIsDownIsKeptOutUntilTheVerdictEndsOrTheWatchDies() {
        measures.take(List.of(verdict(OF_ALPHA, State.DOWN)));
        assertThat(ask()).isInstanceOf(Entry.Closed.class);
        measures.take(List.of(verdict(OF_ALPHA, State.UP)));
        assertThat(ask()).isInstanceOf(Entry.Entered.class);

        measures.take(List.of(verdict(OF_ALPHA, State.DOWN)));
        seen.hand.pass(Measures.HOLDS);
        assertThat(ask()).isInstanceOf(Entry.Entered.class);
    }

    @Test
    void aFaultOfOursKeepsNobodyOut() {
        measures.take(List.of(verdict(OF_ALPHA, new Scope.Ourselves("network"), State.DOWN)));
        assertThat(ask()).isInstanceOf(Entry.Entered.class);
    }

    @Test
    void aReceiverInTroubleIsHeldAndOneThatIsOnlyDegradedIsNot() {
        measures.take(List.of(
                verdict(new Scope.Receiver("gmail.com"), State.DOWN),
                verdict(new Scope.Receiver("outlook.com"), State.DEGRADED)));
        assertThat(holds.all()).containsOnlyKeys("gmail.com");

        measures.take(List.of());
        assertThat(holds.all()).isEmpty();
    }

    @Test
    void anOutageIsWrittenDownAndPeopleAreCalledOnce() {
        measures.changed(verdict(OF_ALPHA, State.UP), State.UNKNOWN);
        assertThat(journal).isEmpty();
        measures.changed(verdict(OF_ALPHA, State.DEGRADED), State.UP);
        measures.changed(verdict(OF_ALPHA, State.DOWN), State.DEGRADED);
        measures.changed(verdict(OF_ALPHA, State.DEGRADED), State.DOWN);
        measures.changed(verdict(OF_ALPHA, State.UP), State.DEGRADED);

        assertThat(journal)
                .extracting(fact -> fact.getClass().getSimpleName())
                .containsExactly("Judged", "Judged", "AlarmRaised", "Judged", "Judged", "AlarmCleared");
        assertThat((Fact.AlarmRaised) journal.get(2)).satisfies(alarm -> {
            assertThat(alarm.alarm()).isEqualTo(Fact.Alarm.OUTAGE);
            assertThat(alarm.subject()).isEqualTo("alpha");
        });
    }

    @Test
    void theAlarmAboutAProviderThatIsGoneIsOver() {
        measures.changed(verdict(OF_ALPHA, State.DOWN), State.UP);
        measures.take(List.of(verdict(OF_ALPHA, State.DOWN)));
        assertThat(journal).last().isInstanceOf(Fact.AlarmRaised.class);
        measures.take(List.of());

        assertThat(journal).last().isInstanceOf(Fact.AlarmCleared.class);
    }

    @Test
    void whoeverWasCalledBeforeARestartIsToldWhenItIsOver() {
        var learned = new RememberingLearned();
        var memory = new Memory(learned, seen.hand.world().time());
        memory.keep(List.of(
                verdict(OF_ALPHA, State.DOWN),
                verdict(new Scope.AtReceiver(ALPHA, "gmail.com"), State.DEGRADED),
                verdict(Seen.OF_BETA, State.UP)));
        var kept = new Memory(learned, seen.hand.world().time()).kept();
        assertThat(kept).extracting(Verdict::scope).containsExactly(OF_ALPHA, new Scope.AtReceiver(ALPHA, "gmail.com"));

        measures.restore(kept);
        measures.changed(verdict(OF_ALPHA, State.UP), State.DOWN);
        assertThat(journal).last().isInstanceOf(Fact.AlarmCleared.class);
    }

    @Test
    void aMemoryThatCannotBeReadIsNotMissed() {
        var learned = new RememberingLearned();
        learned.keep("health", java.util.Map.of("verdicts", new byte[] {'{'}), seen.hand.now());
        assertThat(new Memory(learned, seen.hand.world().time()).kept()).isEmpty();
        learned.broken(true);
        assertThat(new Memory(learned, seen.hand.world().time()).kept()).isEmpty();
    }

    private Entry ask() {
        return gate.enter(new Visit(MessageClass.CRITICAL, 1, false, false));
    }

    private Verdict verdict(Scope scope, State state) {
        return verdict(scope, scope, state);
    }

    private Verdict verdict(Scope scope, Scope extent, State state) {
        var now = seen.hand.now();
        return new Verdict(scope, state, extent, 1, now, now.minus(Duration.ofSeconds(7)), List.of(), "as judged");
    }

    private static final class Quiet implements GateEvents {
        @Override
        public void changed(dev.everpost.fact.ProviderName provider, String from, String to, String why) {}

        @Override
        public void accountTrouble(
                dev.everpost.fact.ProviderName provider, dev.everpost.fact.Outcome.Trouble trouble, String reply) {}

        @Override
        public void accountFine(dev.everpost.fact.ProviderName provider) {}
    }
}
