package dev.everpost.publish;

import static dev.everpost.publish.Letters.ID;
import static dev.everpost.publish.Letters.NOON;
import static dev.everpost.publish.Letters.ended;
import static dev.everpost.publish.Letters.later;
import static dev.everpost.publish.Letters.refused;
import static dev.everpost.publish.Letters.taken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each event of a delivery has the members of SES's documented examples. */
class SesEventsTest {

    private final Telling telling = new Telling();

    @Test
    void deliveryTellsWhoTookIt() {
        var event = telling.only(Letters.of("ann@example.net"), ended(1, taken()));

        assertThat(event.path("eventType").asString()).isEqualTo("Delivery");
        assertThat(event.path("delivery"))
                .hasToString("{\"timestamp\":\"2026-11-22T12:00:00.250Z\",\"processingTimeMillis\":250,"
                        + "\"recipients\":[\"ann@example.net\"],\"smtpResponse\":\"250 2.0.0 Ok: queued as ABC\","
                        + "\"reportingMTA\":\"mx.example.com\"}");
    }

    @Test
    void aRefusedRecipientIsAPermanentBounce() {
        var event = telling.only(Letters.of("ann@example.net"), ended(1, refused("550 5.1.1 user unknown")));

        assertThat(event.path("eventType").asString()).isEqualTo("Bounce");
        assertThat(event.path("bounce"))
                .hasToString("{\"bounceType\":\"Permanent\",\"bounceSubType\":\"General\",\"bouncedRecipients\":["
                        + "{\"emailAddress\":\"ann@example.net\",\"action\":\"failed\",\"status\":\"5.1.1\","
                        + "\"diagnosticCode\":\"smtp; 550 5.1.1 user unknown\"}],"
                        + "\"timestamp\":\"2026-11-22T12:00:00.250Z\",\"feedbackId\":\"" + ID + "-1\","
                        + "\"reportingMTA\":\"dns; mx.example.com\"}");
    }

    @Test
    void oneAttemptWithDifferentEndsMakesAnEventForEach() {
        var events = telling.events(
                Letters.of("ann@example.net", "bob@example.org", "cy@example.org"),
                ended(1, taken(), refused("550 5.1.1 unknown"), refused("552 5.2.2 mailbox full")));

        assertThat(events)
                .extracting(event -> event.path("eventType").asString())
                .containsExactly("Delivery", "Bounce", "Bounce");
        assertThat(events.get(2).path("bounce").path("bounceSubType").asString())
                .isEqualTo("MailboxFull");
        assertThat(events.get(2).path("bounce").path("bounceType").asString()).isEqualTo("Transient");
    }

    @Test
    void refusedContentIsNoReasonToGiveTheAddressUp() {
        var refused = new Outcome.Refused(Outcome.Scope.CONTENT, "554 5.7.1 looks like spam");

        var bounce =
                telling.only(Letters.of("ann@example.net"), ended(1, refused)).path("bounce");

        assertThat(bounce.path("bounceType").asString()).isEqualTo("Transient");
        assertThat(bounce.path("bounceSubType").asString()).isEqualTo("ContentRejected");
    }

    @Test
    void aSuppressedRecipientIsABounceOfTheSuppressionList() {
        var fact = new Fact.Suppressed(NOON, ID, Map.of(0, "hard bounce since yesterday"));

        var bounce = telling.only(Letters.of("ann@example.net"), fact).path("bounce");

        assertThat(bounce.path("bounceType").asString()).isEqualTo("Permanent");
        assertThat(bounce.path("bounceSubType").asString()).isEqualTo("OnAccountSuppressionList");
        assertThat(bounce.path("bouncedRecipients").get(0).path("emailAddress").asString())
                .isEqualTo("ann@example.net");
    }

    @Test
    void anExpiredRecipientIsATransientBounce() {
        var fact = new Fact.Expired(NOON, ID, List.of(0), "no provider could take it");

        var bounce = telling.only(Letters.of("ann@example.net"), fact).path("bounce");

        assertThat(bounce.path("bounceType").asString()).isEqualTo("Transient");
        assertThat(bounce.path("bouncedRecipients").get(0).path("status").asString())
                .isEqualTo("4.0.0");
    }

    @Test
    void whatNoProviderCanCarryIsABounceThatSaysNothingOfTheAddress() {
        var fact = new Fact.NoCarrier(NOON, ID, List.of(0), "no provider takes 50 MB");

        var bounce = telling.only(Letters.of("ann@example.net"), fact).path("bounce");

        assertThat(bounce.path("bounceType").asString()).isEqualTo("Undetermined");
    }

    @Test
    void aMessageThatWasTakenBackIsRejected() {
        var fact = new Fact.Cancelled(NOON, ID, List.of(0), "operator");

        assertThat(telling.only(Letters.of("ann@example.net"), fact).path("reject"))
                .hasToString("{\"reason\":\"Cancelled by operator\"}");
    }

    @Test
    void onlyTheFirstDelayOfARecipientIsTold() {
        var letter = Letters.of("ann@example.net");
        telling.ledger.happens(ended(1, later("421 4.4.1 connection timed out")));

        telling.ledger.knows(letter);
        var first = telling.after(0);
        telling.ledger.happens(ended(2, later("421 4.4.1 connection timed out")));

        assertThat(first)
                .singleElement()
                .satisfies(event -> assertThat(event.path("deliveryDelay"))
                        .hasToString("{\"timestamp\":\"2026-11-22T12:00:00.250Z\","
                                + "\"delayType\":\"TransientCommunicationFailure\","
                                + "\"expirationTime\":\"2026-11-22T16:00:00.000Z\",\"delayedRecipients\":["
                                + "{\"emailAddress\":\"ann@example.net\",\"status\":\"4.4.1\","
                                + "\"diagnosticCode\":\"smtp; 421 4.4.1 connection timed out\"}]}"));
        assertThat(telling.after(1)).isEmpty();
    }

    @Test
    void aProviderThatFailsIsOurOwnAffair() {
        var down = new Outcome.ProviderDown(Outcome.Failure.SILENT, "no answer");
        var unknown = new Outcome.Unknown("no answer after the body");

        assertThat(telling.events(Letters.of("ann@example.net", "bob@example.org"), ended(1, down, unknown)))
                .isEmpty();
    }

    @Test
    void aRenderingFailureIsSpelledWithASpace() {
        var fact = new Fact.NotRendered(NOON, ID, "welcome", "Attribute 'name' is not present in the rendering data.");

        var event = telling.only(Letters.of("ann@example.net"), fact);

        assertThat(event.path("eventType").asString()).isEqualTo("Rendering Failure");
        assertThat(event.path("failure"))
                .hasToString("{\"errorMessage\":\"Attribute 'name' is not present in the rendering data.\","
                        + "\"templateName\":\"welcome\"}");
    }
}
