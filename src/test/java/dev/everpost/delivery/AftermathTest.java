package dev.everpost.delivery;

import static dev.everpost.delivery.ScriptedProvider.DOWN;
import static dev.everpost.delivery.ScriptedProvider.GREYLISTED;
import static dev.everpost.delivery.ScriptedProvider.NO;
import static dev.everpost.delivery.ScriptedProvider.SILENT;
import static dev.everpost.delivery.ScriptedProvider.TAKEN;
import static dev.everpost.delivery.ScriptedProvider.THROTTLED;
import static dev.everpost.delivery.ScriptedProvider.UNVERIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.message.MessageClass;
import dev.everpost.store.DeliveryState;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of docs/flow.md: what each outcome means for each class. */
class AftermathTest {

    private final DeliveryRig rig = new DeliveryRig();

    static Stream<Arguments> table() {
        return Stream.of(
                row(TAKEN, MessageClass.BULK, DeliveryState.HANDED_OVER, false, 0),
                row(NO, MessageClass.CRITICAL, DeliveryState.REFUSED, false, 0),
                row(GREYLISTED, MessageClass.CRITICAL, DeliveryState.WAITING, false, 0),
                row(GREYLISTED, MessageClass.TRANSACTIONAL, DeliveryState.WAITING, false, 0),
                row(THROTTLED, MessageClass.CRITICAL, DeliveryState.WAITING, true, 0),
                row(THROTTLED, MessageClass.TRANSACTIONAL, DeliveryState.WAITING, true, 0),
                row(THROTTLED, MessageClass.BULK, DeliveryState.WAITING, false, 0),
                row(DOWN, MessageClass.BULK, DeliveryState.WAITING, true, 0),
                row(UNVERIFIED, MessageClass.BULK, DeliveryState.WAITING, true, 0),
                row(SILENT, MessageClass.CRITICAL, DeliveryState.WAITING, true, 1));
    }

    private static Arguments row(
            Outcome outcome, MessageClass messageClass, DeliveryState state, boolean goesOn, int unknowns) {
        return Arguments.of(outcome, messageClass, state, goesOn, unknowns);
    }

    @ParameterizedTest
    @MethodSource("table")
    void theOutcomeDecidesTheNextStep(
            Outcome outcome, MessageClass messageClass, DeliveryState state, boolean goesOn, int unknowns) {
        var next = after(outcome, messageClass);
        assertThat(next.delivery().state()).isEqualTo(state);
        assertThat(next.goesOn()).isEqualTo(goesOn);
        assertThat(next.delivery().unknowns()).isEqualTo(unknowns);
        assertThat(next.delivery().why()).contains(outcome.reply());
    }

    @Test
    void aProviderThatAsksForALongerWaitGetsIt() {
        var asked = new Outcome.TryLater(Outcome.Cause.RECIPIENT, Duration.ofMinutes(40), "451 in 40 minutes");
        assertThat(waitAfter(asked, MessageClass.TRANSACTIONAL)).isEqualTo(Duration.ofMinutes(40));
    }

    @Test
    void aProviderCannotHoldAMessageUntilItsDeadline() {
        var asked = new Outcome.TryLater(Outcome.Cause.THROTTLED, Duration.ofDays(11), "429 come back next week");
        assertThat(waitAfter(asked, MessageClass.BULK)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aProviderThatAsksForAShorterWaitDoesNotHurryUs() {
        var asked = new Outcome.TryLater(Outcome.Cause.RECIPIENT, Duration.ofMillis(1), "451 at once");
        assertThat(waitAfter(asked, MessageClass.TRANSACTIONAL)).isGreaterThan(Duration.ofSeconds(7));
    }

    @Test
    void criticalMailWaitsLessThanTheRestAndBulkMore() {
        assertThat(waitAfter(GREYLISTED, MessageClass.CRITICAL))
                .isBetween(Duration.ofMillis(1_500), Duration.ofSeconds(3));
        assertThat(waitAfter(GREYLISTED, MessageClass.TRANSACTIONAL))
                .isBetween(Duration.ofMillis(7_500), Duration.ofSeconds(15));
        assertThat(waitAfter(GREYLISTED, MessageClass.BULK)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
    }

    @Test
    void waitsDoubleUpToACapHoweverManyTriesThereWere() {
        var cap = rig.settings.backoffCap(MessageClass.TRANSACTIONAL);
        assertThat(rig.aftermath().backoff(MessageClass.TRANSACTIONAL, 3))
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
        assertThat(rig.aftermath().backoff(MessageClass.TRANSACTIONAL, 1_000_000))
                .isBetween(cap.dividedBy(2), cap);
    }

    private Duration waitAfter(Outcome outcome, MessageClass messageClass) {
        return Duration.between(
                rig.time.now(), after(outcome, messageClass).delivery().due());
    }

    private Aftermath.Next after(Outcome outcome, MessageClass messageClass) {
        var message = rig.accept(messageClass, "ann@example.net");
        var travelling = Aftermath.attempting(rig.only(message), rig.alpha.name(), 1, rig.time.now());
        return rig.aftermath().after(travelling, outcome, message, rig.time.now());
    }
}
