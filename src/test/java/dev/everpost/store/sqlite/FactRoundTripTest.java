package dev.everpost.store.sqlite;

import static dev.everpost.store.Mail.ALPHA;
import static dev.everpost.store.Mail.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.RecipientOutcome;
import dev.everpost.fact.Outcome;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Submission.Via;
import dev.everpost.store.Mail;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fact comes back from its stored form as it went in. */
class FactRoundTripTest {

    private static final MessageId ID = Mail.newId();
    private static final String HOSTILE = "say \"no\" \\ \t é 😀 </script> \u2028 {\"a\":1}";

    private final FactReading reading = new FactReading();

    @ParameterizedTest
    @MethodSource("facts")
    void aFactComesBackAsItWentIn(Fact fact) {
        assertThat(reading.fact(FactWriting.row(fact))).isEqualTo(fact);
    }

    @Test
    void aReportToldTwiceHasOneNumberAndAnotherReportAnother() {
        var told = new Fact.Reported(NOON, ID, 3, ALPHA, Fact.Report.OPENED, NOON, Map.of("b", "2", "a", "1"));
        var again = new Fact.Reported(
                NOON.plusSeconds(9), ID, 3, ALPHA, Fact.Report.OPENED, NOON, Map.of("a", "1", "b", "2"));
        var other = new Fact.Reported(NOON, ID, 4, ALPHA, Fact.Report.OPENED, NOON, Map.of("b", "2", "a", "1"));

        assertThat(FactWriting.row(again).nth()).isEqualTo(FactWriting.row(told).nth());
        assertThat(FactWriting.row(other).nth())
                .isNotEqualTo(FactWriting.row(told).nth());
    }

    @Test
    void theListHoldsEveryKindOfFact() {
        assertThat(facts().map(fact -> FactWriting.row(fact).kind())).containsOnly(FactKind.values());
    }

    static Stream<Fact> facts() {
        return Stream.of(
                new Fact.Admitted(NOON, ID, "shop", Via.SES, MessageClass.BULK, 3),
                new Fact.AttemptStarted(NOON, ID, 2, ALPHA, List.of(0, 2), HOSTILE),
                new Fact.AttemptEnded(NOON, ID, 2, ALPHA, Duration.ofNanos(1_234_000), outcomes()),
                new Fact.CheckedUp(NOON, ALPHA, "well", "quota_low", HOSTILE),
                new Fact.Expired(NOON, ID, List.of(1), HOSTILE),
                new Fact.Inquired(NOON, ID, 2, ALPHA, List.of(0), Fact.Found.TAKEN, HOSTILE, HOSTILE),
                new Fact.Inquired(NOON, ID, 3, ALPHA, List.of(0, 1), Fact.Found.NOT_YET, null, "later"),
                new Fact.Silent(
                        NOON, ID, 4, ALPHA, List.of(1), Fact.Found.CANNOT_TELL, Fact.Remedy.SENT_AGAIN, HOSTILE),
                new Fact.NoCarrier(NOON, ID, List.of(0, 1), HOSTILE),
                new Fact.Cancelled(NOON, ID, List.of(), "ann"),
                new Fact.RetryAsked(NOON, ID, HOSTILE),
                new Fact.Suppressed(NOON, ID, Map.of(0, HOSTILE, 7, "bounced")),
                new Fact.NotRendered(NOON, ID, HOSTILE, HOSTILE),
                new Fact.Reported(NOON, ID, 3, ALPHA, Fact.Report.COMPLAINED, NOON, Map.of("agent", HOSTILE)),
                new Fact.Reported(NOON, ID, 0, null, Fact.Report.DELIVERED, NOON, Map.of()),
                new Fact.StandingChanged(NOON, ALPHA, "up", "down", HOSTILE),
                new Fact.BacklogRerouted(NOON, ALPHA, 17, HOSTILE),
                new Fact.AlarmRaised(NOON, Fact.Alarm.STORE_FAILING, "store", HOSTILE),
                new Fact.AlarmCleared(NOON, Fact.Alarm.ACCOUNT_TROUBLE, "alpha", ""),
                new Fact.Judged(NOON, "alpha", "ses in us-east-1", "up", "down", NOON, HOSTILE),
                new Fact.Judged(NOON, "alpha", "alpha", "down", "up", null, ""),
                new Fact.GatewayChanged(NOON, true, "1.0"),
                new Fact.GatewayChanged(NOON, false, null));
    }

    private static List<RecipientOutcome> outcomes() {
        return Stream.of(
                        new Outcome.Accepted("id-1", HOSTILE),
                        new Outcome.Accepted(null, ""),
                        new Outcome.Refused(Outcome.Scope.CONTENT, "554 no"),
                        new Outcome.TryLater(Outcome.Cause.THROTTLED, Duration.ofSeconds(30), "454 slow"),
                        new Outcome.TryLater(Outcome.Cause.RECIPIENT, null, "452 full"),
                        new Outcome.ProviderDown(Outcome.Failure.CONNECT_TIMEOUT, "no answer in 5 s"),
                        new Outcome.AccountTrouble(Outcome.Trouble.SUSPENDED, "403 suspended"),
                        new Outcome.Unknown("connection closed after the final dot"))
                .map(outcome -> new RecipientOutcome(4, outcome, outcome instanceof Outcome.Unknown))
                .toList();
    }
}
