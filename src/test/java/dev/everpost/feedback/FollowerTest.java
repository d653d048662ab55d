package dev.everpost.feedback;

import static dev.everpost.store.Mail.ALPHA;
import static dev.everpost.store.Mail.BETA;
import static dev.everpost.store.Mail.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.Outcome;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Mail;
import dev.everpost.store.NewMessage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was told becomes a fact of the mail it is about, once, and never of any other. */
class FollowerTest {

    @TempDir
    private java.nio.file.Path folder;

    private FeedbackRig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new FeedbackRig(folder.resolve("everpost.db"));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void ourIdAndTheRecipientNameTheDelivery() {
        var message = rig.handedOver(ALPHA, "a-1", "ann@example.net", "bob@example.net");

        rig.tell(ALPHA, rig.told("e1", Report.DELIVERED).ourId(message).to("BOB@Example.net"));

        assertThat(rig.reports(message)).singleElement().satisfies(fact -> {
            assertThat(fact.recipient()).isEqualTo(1);
            assertThat(fact.report()).isEqualTo(Report.DELIVERED);
            assertThat(fact.provider()).isEqualTo(ALPHA);
            assertThat(fact.details()).containsKeys("event", "evidence");
        });
        assertThat(rig.events).containsExactly("alpha matched DELIVERED");
    }

    @Test
    void withoutOurIdTheProvidersOwnIsAsGood() {
        var message = rig.handedOver(ALPHA, "a-1", "ann@example.net");

        rig.tell(ALPHA, rig.told("e1", Report.OPENED).providerId("a-1"));

        assertThat(rig.reports(message))
                .singleElement()
                .satisfies(fact -> assertThat(fact.details()).containsEntry("provider_id", "a-1"));
    }

    @Test
    void whoCountsHearsWhereTheMailWentAndHowLongAgo() {
        var message = rig.handedOver(ALPHA, "a-1", "ann@example.net", "bob@example.com");
        rig.pass(Duration.ofMinutes(3));

        rig.tell(ALPHA, rig.told("e1", Report.DELIVERED).ourId(message).to("bob@example.com"));

        assertThat(rig.journeys).singleElement().satisfies(journey -> {
            assertThat(journey.domain()).isEqualTo("example.com");
            assertThat(journey.sinceHandedOver()).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(4));
        });
    }

    @Test
    void whatIsToldTwiceIsOneFact() {
        var message = rig.handedOver(ALPHA, "a-1", "ann@example.net");

        rig.tell(ALPHA, rig.told("e1", Report.OPENED).ourId(message));
        rig.tell(ALPHA, rig.told("e1", Report.OPENED).ourId(message));
        rig.tell(ALPHA, rig.told("e2", Report.OPENED).ourId(message));

        assertThat(rig.reports(message)).hasSize(2);
    }

    @Test
    void aProviderIsNotHeardAboutMailThatAnotherWasGiven() {
        var message = rig.handedOver(ALPHA, "a-1", "ann@example.net");

        rig.tell(BETA, rig.told("e1", Report.BOUNCED_FOR_GOOD).ourId(message).to("ann@example.net"));
        rig.tell(BETA, rig.told("e2", Report.COMPLAINED).providerId("a-1").to("ann@example.net"));
        rig.passAllPauses();

        assertThat(rig.reports(message)).isEmpty();
        assertThat(rig.store.postbox().unmatched(0, 10))
                .extracting(kept -> kept.why())
                .containsExactly("no message of ours has its id", "its message was never given to this provider");
        assertThat(rig.events).containsExactly("beta unmatched", "beta unmatched");
    }

    @Test
    void aStrayRecipientOrNoneOfSeveralIsNobodys() {
        var message = rig.handedOver(ALPHA, "a-1", "ann@example.net", "bob@example.net");

        rig.tell(ALPHA, rig.told("e1", Report.DELIVERED).ourId(message).to("eve@example.net"));
        rig.tell(ALPHA, rig.told("e2", Report.OPENED).ourId(message));
        rig.tell(ALPHA, rig.told("e3", Report.OPENED).ourId("not-an-id"));
        rig.tell(ALPHA, rig.told("e4", Report.OPENED));
        rig.passAllPauses();

        assertThat(rig.reports(message)).isEmpty();
        assertThat(rig.store.postbox().unmatched(0, 10)).hasSize(4);
    }

    @Test
    void aReportMayOvertakeOurOwnNoteOfTheHandover() {
        var message = rig.accepted("ann@example.net");
        rig.tell(ALPHA, rig.told("e1", Report.SENT).ourId(message));
        assertThat(rig.reports(message)).isEmpty();

        rig.started(message, ALPHA);
        rig.pass(Duration.ofSeconds(1));
        assertThat(rig.reports(message)).as("its attempt is under way").isEmpty();

        rig.ended(message, ALPHA, new Outcome.Accepted("a-1", "250 ok"), DeliveryState.HANDED_OVER);
        rig.pass(Duration.ofSeconds(1));
        assertThat(rig.reports(message)).hasSize(1);
    }

    @Test
    void reportsOutOfOrderAreAllNotedAsTheyCame() {
        var message = rig.handedOver(ALPHA, "a-1", "ann@example.net");

        rig.tell(ALPHA, rig.told("e3", Report.OPENED).ourId(message).at(NOON.plusSeconds(3)));
        rig.tell(ALPHA, rig.told("e1", Report.SENT).ourId(message).at(NOON.plusSeconds(1)));
        rig.tell(ALPHA, rig.told("e2", Report.DELIVERED).ourId(message).at(NOON.plusSeconds(2)));

        assertThat(rig.reports(message))
                .extracting(Fact.Reported::report)
                .containsExactly(Report.OPENED, Report.SENT, Report.DELIVERED);
    }

    @Test
    void aReportProvesWhatNobodyKnewAndNoSecondCopyGoesOut() {
        var message = unknown();

        rig.tell(ALPHA, rig.told("e1", Report.DELIVERED).ourId(message));

        assertThat(rig.delivery(message).state()).isEqualTo(DeliveryState.HANDED_OVER);
        assertThat(rig.delivery(message).provider()).isEqualTo(ALPHA);
        assertThat(rig.reports(message)).hasSize(1);
        assertThat(rig.leasable()).isEmpty();
        assertThat(rig.events).containsExactly("settled HANDED_OVER", "alpha proven", "alpha matched DELIVERED");
    }

    @Test
    void whileSomebodyHoldsTheMessageTheProofWaits() {
        var message = unknown();
        assertThat(rig.leasable()).hasSize(1);

        rig.tell(ALPHA, rig.told("e1", Report.DELIVERED).ourId(message));
        assertThat(rig.delivery(message).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(rig.reports(message)).isEmpty();

        rig.store.spool().release(Mail.id(message));
        rig.pass(Duration.ofSeconds(1));
        assertThat(rig.delivery(message).state()).isEqualTo(DeliveryState.HANDED_OVER);
        assertThat(rig.reports(message)).hasSize(1);
    }

    @Test
    void aReportThatComesBeforeTheAttemptEndsUnknownIsStillAProof() {
        var message = rig.accepted("ann@example.net");
        rig.started(message, ALPHA);
        rig.tell(ALPHA, rig.told("e1", Report.DELIVERED).ourId(message));

        rig.ended(message, ALPHA, new Outcome.Unknown("no answer"), DeliveryState.WAITING);
        rig.pass(Duration.ofSeconds(1));

        assertThat(rig.delivery(message).state()).isEqualTo(DeliveryState.HANDED_OVER);
    }

    @Test
    void neitherAnUnknownWordNorMailProvesAnything() {
        var message = unknown();

        rig.tell(ALPHA, rig.told("e1", Report.UNKNOWN).ourId(message));
        rig.tell(null, rig.told("e2", Report.DELIVERED).ourId(message));

        assertThat(rig.delivery(message).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(rig.reports(message)).hasSize(2);
    }

    @Test
    void aWaitForAnotherReasonIsNotEndedByAReport() {
        var message = rig.accepted("ann@example.net");
        rig.started(message, ALPHA);
        rig.ended(
                message,
                ALPHA,
                new Outcome.TryLater(Outcome.Cause.RECIPIENT, null, "450 later"),
                DeliveryState.WAITING);

        rig.tell(ALPHA, rig.told("e1", Report.DELAYED).ourId(message));

        assertThat(rig.delivery(message).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(rig.reports(message)).hasSize(1);
    }

    @Test
    void whatIsToldIsCutToASizeThatCanBeKept() {
        var message = rig.handedOver(ALPHA, "a-1", "ann@example.net");
        var many = new java.util.HashMap<String, String>();
        for (int i = 0; i < 100; i++) {
            many.put("name-" + i + "x".repeat(100), "\u0000\r\n" + "y".repeat(5_000));
        }

        rig.tell(
                ALPHA,
                rig.told("e".repeat(100_000), Report.DELIVERED)
                        .ourId(message)
                        .details(many)
                        .at(java.time.Instant.MAX));

        var kept = rig.store.postbox().find(1).orElseThrow();
        assertThat(kept.tiding().eventId()).hasSize(1_000);
        assertThat(kept.tiding().details()).hasSize(20).allSatisfy((name, text) -> {
            assertThat(name.length()).isLessThanOrEqualTo(50);
            assertThat(text.length()).isLessThanOrEqualTo(1_000);
        });
        assertThat(rig.reports(message))
                .singleElement()
                .satisfies(fact -> assertThat(fact.happenedAt()).isEqualTo(NOON));
    }

    private NewMessage unknown() {
        var message = rig.accepted("ann@example.net");
        rig.started(message, ALPHA);
        rig.ended(message, ALPHA, new Outcome.Unknown("no answer"), DeliveryState.WAITING);
        return message;
    }
}
