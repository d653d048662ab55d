package dev.everpost.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private final Map<MessageId, List<String>> mailboxes = new HashMap<>();
    private final Map<MessageId, List<Delivery>> book = new HashMap<>();
    private final List<Posting> postings = new ArrayList<>();

    @Test
    void aMessageFoundOnceIsDeliveredAndNothingElse() {
        accepted(DeliveryState.HANDED_OVER, 0, "alpha");

        var verdict = judge();

        assertThat(verdict).isEqualTo(new Verdict(1, 1, List.of(), List.of(), List.of(), List.of(), 0));
    }

    @Test
    void aMessageThatAProviderSaidYesToAndNobodyHasIsLost() {
        var id = accepted(DeliveryState.HANDED_OVER, 0);

        assertThat(judge().lost())
                .containsExactly(new Verdict.Finding(id.toString(), "alpha said yes and delivered nothing"));
    }

    @Test
    void aMessageThatTheGatewayForgotIsLost() {
        accepted(DeliveryState.HANDED_OVER, 0);
        book.clear();

        assertThat(judge().lost())
                .singleElement()
                .extracting(Verdict.Finding::why)
                .isEqualTo("the gateway does not know it");
    }

    @Test
    void whatWasRefusedOrStillWaitsIsNotLost() {
        accepted(DeliveryState.REFUSED, 0);
        accepted(DeliveryState.WAITING, 0);

        var verdict = judge();

        assertThat(verdict.lost()).isEmpty();
        assertThat(verdict.told()).hasSize(1);
        assertThat(verdict.unfinished()).hasSize(1);
    }

    @Test
    void aSecondCopyAfterAnUnknownOutcomeIsADuplicateThatWeMade() {
        accepted(DeliveryState.HANDED_OVER, 1, "alpha", "beta");

        var verdict = judge();

        assertThat(verdict.delivered()).isEqualTo(1);
        assertThat(verdict.duplicates())
                .singleElement()
                .extracting(Verdict.Finding::why)
                .isEqualTo("outcome unknown, sent again as the route says: copies by alpha, beta");
    }

    @Test
    void aSecondCopyAfterOneClearYesIsTheProvidersOwn() {
        accepted(DeliveryState.HANDED_OVER, 0, "alpha", "alpha");

        assertThat(judge().duplicates())
                .singleElement()
                .extracting(Verdict.Finding::why)
                .isEqualTo("one yes, more copies, made by the provider: alpha x2");
    }

    @Test
    void aMessageSentAgainThatArrivedOnceIsCountedButIsNoDuplicate() {
        accepted(DeliveryState.HANDED_OVER, 1, "beta");

        assertThat(judge().duplicates()).isEmpty();
        assertThat(judge().resent()).isEqualTo(1);
    }

    private MessageId accepted(DeliveryState state, int unknowns, String... carriers) {
        var id = new MessageId(postings.size() + 1L);
        var recipient = Recipient.plain(0, EmailAddress.of("person@example.org"));
        postings.add(new Posting(id, "person@example.org", MessageClass.BULK));
        mailboxes.put(id, List.of(carriers));
        var alpha = new ProviderName("alpha");
        book.put(
                id,
                List.of(new Delivery(recipient, state, Lane.BULK_FRESH, Instant.EPOCH, 1, 1, alpha, unknowns, "why")));
        return id;
    }

    private Verdict judge() {
        return new Judge(
                        posting -> mailboxes.getOrDefault(posting.id(), List.of()),
                        id -> book.getOrDefault(id, List.of()))
                .judge(postings);
    }
}
