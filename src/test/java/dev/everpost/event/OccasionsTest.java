package dev.everpost.event;

import static dev.everpost.publish.Letters.ALPHA;
import static dev.everpost.publish.Letters.ID;
import static dev.everpost.publish.Letters.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.Outcome;
import dev.everpost.publish.Letters;
import dev.everpost.publish.ToldLedger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OccasionsTest {

    private final ToldLedger ledger = new ToldLedger();
    private final Occasions occasions = new Occasions("mx.example.com");

    @Test
    void anAcceptedMessageIsOneEventThatNamesItsRecipients() {
        var event = only(Letters.admitted(), "ann@example.net", "bob@example.org");

        assertThat(event.type().label()).isEqualTo("message.accepted");
        assertThat(event.data())
                .containsEntry("message_id", ID.toString())
                .containsEntry("submitter", "shop")
                .containsEntry("class", "transactional")
                .containsEntry("recipients", List.of("ann@example.net", "bob@example.org"))
                .containsEntry("recipients_total", 2)
                .containsEntry("position", 1L);
        assertThat(event.domains()).containsExactly("example.net", "example.org");
    }

    @Test
    void anAttemptIsToldRecipientByRecipient() {
        var events = of(
                Letters.ended(
                        2,
                        Letters.taken(),
                        Letters.refused("550 5.1.1 user unknown"),
                        Letters.later("451 4.7.1 greylisted"),
                        new Outcome.Unknown("no answer")),
                "a@example.net",
                "b@example.net",
                "c@example.net",
                "d@example.net");

        assertThat(events)
                .extracting(event -> event.type().label())
                .containsExactly("message.handed_over", "message.refused", "message.deferred", "message.unknown");
        assertThat(events)
                .extracting(event -> event.data().get("recipient"))
                .containsExactly("a@example.net", "b@example.net", "c@example.net", "d@example.net");
        assertThat(events.getFirst().data())
                .containsEntry("provider", "alpha")
                .containsEntry("provider_id", "abc")
                .containsEntry("attempt", 2)
                .containsEntry("reason", "250 2.0.0 Ok: queued as ABC")
                .containsEntry("possible_duplicate", false)
                .containsEntry("tags", Map.of("ses:configuration-set", "orders", "campaign", "autumn"));
        assertThat(events.get(1).data()).containsEntry("reason_class", "recipient");
    }

    @Test
    void aProviderThatFailedIsOurOwnAffair() {
        assertThat(of(
                        Letters.ended(
                                1,
                                new Outcome.ProviderDown(Outcome.Failure.CONNECT_REFUSED, "refused"),
                                new Outcome.AccountTrouble(Outcome.Trouble.CREDENTIALS, "535 no")),
                        "a@example.net",
                        "b@example.net"))
                .isEmpty();
    }

    @Test
    void whatWasReportedLaterIsTiedToItsHandOver() {
        ledger.knows(Letters.of("ann@example.net"));
        ledger.happens(Letters.ended(3, Letters.taken()));
        ledger.happens(Letters.reported(
                Report.BOUNCED_FOR_GOOD, "diagnostic", "550 5.1.1 user unknown", "status", "5.1.1", "secret", "x"));

        var event = made(2).getFirst();

        assertThat(event.type()).isEqualTo(EventType.MESSAGE_BOUNCED);
        assertThat(event.at()).isEqualTo(NOON.plusSeconds(30));
        assertThat(event.data())
                .containsEntry("bounce", "hard")
                .containsEntry("reason_class", "address")
                .containsEntry("reason", "550 5.1.1 user unknown")
                .containsEntry("status", "5.1.1")
                .containsEntry("provider_id", "abc")
                .containsEntry("attempt", 3)
                .containsEntry("learned_at", NOON.plusSeconds(60))
                .doesNotContainKey("secret");
    }

    @ParameterizedTest
    @EnumSource(Report.class)
    void everyReportIsAnEvent(Report report) {
        assertThat(of(Letters.reported(report), "ann@example.net")).hasSize(1);
    }

    @Test
    void aWordThatNobodyUnderstandsIsHandedOn() {
        var event = only(Letters.reported(Report.UNKNOWN, "event", "group_resubscribe"), "ann@example.net");

        assertThat(event.type()).isEqualTo(EventType.MESSAGE_UNKNOWN);
        assertThat(event.data()).containsEntry("told", Map.of("event", "group_resubscribe"));
    }

    @Test
    void whatAProviderMadeOfTheMessageIsTold() {
        var taken = new Outcome.Accepted("abc", "202", List.of("the text was made into HTML"));

        assertThat(only(Letters.ended(1, taken), "ann@example.net").data())
                .containsEntry("adaptations", List.of("the text was made into HTML"));
    }

    @Test
    void everyEndOfAMessageIsAnEvent() {
        var facts = List.of(
                new Fact.Expired(NOON, ID, List.of(0), "too late"),
                new Fact.NoCarrier(NOON, ID, List.of(0), "too large for all"),
                new Fact.Cancelled(NOON, ID, List.of(0), "shop"),
                new Fact.Suppressed(NOON, ID, Map.of(0, "bounced before")),
                new Fact.NotRendered(NOON, ID, "welcome", "no name"));

        assertThat(facts.stream()
                        .map(fact -> only(fact, "ann@example.net").type().label()))
                .containsExactly(
                        "message.expired",
                        "message.refused",
                        "message.cancelled",
                        "message.suppressed",
                        "message.refused");
    }

    @Test
    void newsOfProvidersAndAlarmsAreForOperators() {
        var events = Stream.of(
                        new Fact.StandingChanged(NOON, ALPHA, "up", "down", "silent"),
                        new Fact.AlarmRaised(NOON, Fact.Alarm.STORE_FAILING, "store", "disk"),
                        new Fact.AlarmCleared(NOON, Fact.Alarm.STORE_FAILING, "store", "disk"))
                .map(fact -> only(fact))
                .toList();

        assertThat(events)
                .extracting(event -> event.type().label())
                .containsExactly("provider.standing_changed", "alarm.raised", "alarm.cleared");
        assertThat(events).allMatch(event -> event.type().isForOperators());
        assertThat(events.getFirst().data()).containsEntry("to", "down").containsEntry("provider", "alpha");
    }

    @Test
    void stepsThatChangeNothingForTheApplicationAreNotTold() {
        assertThat(of(new Fact.AttemptStarted(NOON, ID, 1, ALPHA, List.of(0), "first"), "a@example.net"))
                .isEmpty();
        assertThat(of(new Fact.RetryAsked(NOON, ID, "shop"), "a@example.net")).isEmpty();
        assertThat(of(new Fact.GatewayChanged(NOON, true, "1"))).isEmpty();
    }

    @Test
    void anEventHasTheSameIdWheneverItIsMadeAndNoOtherHasIt() {
        ledger.knows(Letters.of("a@example.net", "b@example.net"));
        ledger.happens(Letters.admitted());
        ledger.happens(Letters.ended(1, Letters.taken(), Letters.taken()));
        ledger.happens(new Fact.StandingChanged(NOON, ALPHA, "up", "down", "silent"));

        var once = Stream.of(1, 2, 3)
                .flatMap(position -> made(position).stream())
                .map(Event::id)
                .toList();
        var again = Stream.of(1, 2, 3)
                .flatMap(position -> made(position).stream())
                .map(Event::id)
                .toList();

        assertThat(again).isEqualTo(once);
        assertThat(once).hasSize(4).doesNotHaveDuplicates().allMatch(id -> id.matches("evt_[0-9a-f]{32}"));
    }

    @Test
    void aFactOfAMessageThatWasDroppedIsNotTold() {
        ledger.happens(Letters.admitted());

        assertThat(made(1)).isEmpty();
    }

    @Test
    void theVocabularyIsWhatWasPromised() {
        assertThat(Arrays.stream(EventType.values()).map(EventType::label))
                .containsExactly(
                        "message.accepted",
                        "message.suppressed",
                        "message.handed_over",
                        "message.queued",
                        "message.sent",
                        "message.delivered",
                        "message.deferred",
                        "message.bounced",
                        "message.complained",
                        "message.rejected",
                        "message.refused",
                        "message.expired",
                        "message.cancelled",
                        "message.opened",
                        "message.clicked",
                        "message.unsubscribed",
                        "message.unknown",
                        "provider.standing_changed",
                        "verdict.changed",
                        "alarm.raised",
                        "alarm.cleared");
    }

    private Event only(Fact fact, String... to) {
        var events = of(fact, to);
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    private List<Event> of(Fact fact, String... to) {
        if (to.length > 0) {
            ledger.knows(Letters.of(to));
        }
        ledger.happens(fact);
        return made(ledger.size());
    }

    private List<Event> made(long position) {
        return occasions.of(ledger.factsAfter(position - 1, 1).getFirst(), new Stories(ledger));
    }
}
