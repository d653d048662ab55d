package dev.everpost.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.message.Content;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission;
import dev.everpost.store.Suppressions.Reason;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which reasons hold which class back. */
class ReasonsByClassTest {

    private static final Map<MessageClass, Set<Reason>> BY_CLASS = Map.of(
            MessageClass.CRITICAL, Set.of(Reason.BOUNCE, Reason.MANUAL),
            MessageClass.BULK, Set.of(Reason.values()));

    @Test
    void aComplaintDoesNotStopAPasswordReset() {
        var rule = new ReasonsByClass(BY_CLASS, (_, _) -> EnumSet.allOf(Reason.class));
        assertThat(rule.reasonsFor(submission(), MessageClass.CRITICAL))
                .containsExactlyInAnyOrder(Reason.BOUNCE, Reason.MANUAL);
        assertThat(rule.reasonsFor(submission(), MessageClass.BULK)).containsExactlyInAnyOrder(Reason.values());
    }

    @Test
    void whatAnotherRuleLetsThroughStaysThrough() {
        var rule = new ReasonsByClass(BY_CLASS, (_, _) -> EnumSet.of(Reason.MANUAL));
        assertThat(rule.reasonsFor(submission(), MessageClass.BULK)).containsExactly(Reason.MANUAL);
    }

    private static Submission submission() {
        return new Submission(
                "shop",
                Submission.Via.REST,
                EmailAddress.of("shop@example.com"),
                List.of(Recipient.plain(0, EmailAddress.of("ann@example.net"))),
                new Content(new byte[0]),
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of());
    }
}
