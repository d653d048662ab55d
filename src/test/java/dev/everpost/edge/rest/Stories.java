package dev.everpost.edge.rest;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission.Via;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Lane;
import dev.everpost.store.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Messages with a past, for tests of how it is told. */
public final class Stories {

    public static final MessageId ID = FakeIntake.ID;
    public static final Instant START = Instant.parse("2026-11-22T09:20:00Z");
    private static final ProviderName MAIN = new ProviderName("ses-main");
    private static final ProviderName BACKUP = new ProviderName("relay-b");

    private Stories() {}

    public static Message message(MessageId id, String submitter, String subject) {
        return new Message(
                id,
                submitter,
                Via.REST,
                EmailAddress.of("shop@example.com"),
                MessageClass.CRITICAL,
                START,
                START.plus(Duration.ofMinutes(15)),
                START,
                2_048,
                null,
                subject,
                Map.of("flow", "reset"),
                Map.of());
    }

    /** The primary refuses connections, the backup takes one recipient and refuses the other for now. */
    public static Ledger.Story failover() {
        var facts = List.<Fact>of(
                new Fact.Admitted(START, ID, "shop", Via.REST, MessageClass.CRITICAL, 2),
                new Fact.AttemptStarted(
                        START.plusMillis(5), ID, 1, MAIN, List.of(0, 1), "first of route 'default', up"),
                new Fact.AttemptEnded(
                        START.plusMillis(45),
                        ID,
                        1,
                        MAIN,
                        Duration.ofMillis(40),
                        List.of(
                                share(0, new Outcome.ProviderDown(Outcome.Failure.CONNECT_REFUSED, "refused")),
                                share(1, new Outcome.ProviderDown(Outcome.Failure.CONNECT_REFUSED, "refused")))),
                new Fact.AttemptStarted(
                        START.plusMillis(46), ID, 2, BACKUP, List.of(0, 1), "next: ses-main failed just now"),
                new Fact.AttemptEnded(
                        START.plusMillis(146),
                        ID,
                        2,
                        BACKUP,
                        Duration.ofMillis(100),
                        List.of(
                                share(0, new Outcome.Accepted("b-77", "250 2.0.0 queued as b-77")),
                                share(
                                        1,
                                        new Outcome.TryLater(
                                                Outcome.Cause.RECIPIENT,
                                                Duration.ofMinutes(5),
                                                "451 4.7.1 greylisted\u001b[31m <script>alert(1)</script>")))));
        return new Ledger.Story(message(ID, "shop", "Your code"), deliveries(DeliveryState.WAITING), facts, true);
    }

    /** The same, when the second recipient was taken too. */
    public static Ledger.Story finished() {
        var story = failover();
        return new Ledger.Story(story.message(), deliveries(DeliveryState.HANDED_OVER), story.facts(), false);
    }

    public static Ledger.Summary summary(MessageId id, String subject) {
        return new Ledger.Summary(
                message(id, "shop", subject),
                List.of(Recipient.plain(0, EmailAddress.of("ann@customer.example"))),
                Map.of(DeliveryState.HANDED_OVER, 1, DeliveryState.WAITING, 1));
    }

    private static List<Delivery> deliveries(DeliveryState second) {
        return List.of(
                delivery(0, "ann@customer.example", DeliveryState.HANDED_OVER, "accepted as b-77"),
                delivery(1, "bob@customer.example", second, "451 4.7.1 greylisted"));
    }

    private static Delivery delivery(int index, String address, DeliveryState state, String why) {
        return new Delivery(
                Recipient.plain(index, EmailAddress.of(address)),
                state,
                Lane.CRITICAL_RETRY,
                START.plus(Duration.ofMinutes(5)),
                2,
                2,
                BACKUP,
                0,
                why);
    }

    private static Fact.RecipientOutcome share(int recipient, Outcome outcome) {
        return new Fact.RecipientOutcome(recipient, outcome, false);
    }
}
