package dev.everpost.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.intake.Receipt.Reason;
import dev.everpost.message.Content;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission;
import dev.everpost.message.Submission.Via;
import dev.everpost.store.Acceptance;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.IdleSpool;
import dev.everpost.store.Mail;
import dev.everpost.store.NewMessage;
import dev.everpost.store.RememberingSuppressions;
import dev.everpost.store.Suppressions;
import dev.everpost.store.Work;
import dev.everpost.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReceptionTest {

    private final RememberingSpool spool = new RememberingSpool();
    private final RememberingHandoff handoff = new RememberingHandoff();
    private final Submitters submitters = new Submitters(
            List.of(new Submitter("shop", null, null, null, List.of("@shop.example", "boss@example.com"))),
            (submitter, address) ->
                    submitter.equals("shop") && address.toString().equals("ann@partner.example"));
    private final RememberingSuppressions suppressions = new RememberingSuppressions();
    private final List<Delivery> noticed = new ArrayList<>();
    private final Reception reception = new Reception(
            spool,
            () -> submitters,
            (draft, recipients) -> Duration.ofHours(4),
            new Withholding(
                    suppressions, (_, _) -> EnumSet.of(Suppressions.Reason.BOUNCE, Suppressions.Reason.COMPLAINT)),
            (message, content, settled) -> {
                noticed.addAll(settled);
                return List.of(Mail.plain());
            },
            handoff,
            IntakeSettings.DEFAULT,
            new MessageIds(World.real()),
            IntakeEvents.NONE,
            World.real());

    @Test
    void anAddressWhoseOwnerAgreedIsASenderToo() {
        assertThat(reception.submit(from("ann@partner.example"))).isInstanceOf(Receipt.Queued.class);
        assertThat(reception.submit(from("bob@partner.example")))
                .isInstanceOfSatisfying(
                        Receipt.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Receipt.Reason.SENDER_NOT_ALLOWED));
    }

    @Test
    void aSoundSubmissionIsStoredThenSaidYesTo() {
        var receipt = reception.submit(submission("Subject: hi\r\n\r\nhello\r\n"));
        assertThat(receipt).isInstanceOf(Receipt.Queued.class);
        var stored = spool.accepted.getFirst();
        assertThat(((Receipt.Queued) receipt).id()).isEqualTo(stored.message().id());
        assertThat(stored.message().messageClass()).isEqualTo(MessageClass.TRANSACTIONAL);
        assertThat(stored.message().deadline())
                .isEqualTo(stored.message().acceptedAt().plus(Duration.ofHours(4)));
        assertThat(stored.message().subject()).isEqualTo("hi");
    }

    @Test
    void ourHeaderFieldsAreUnderstoodAndRemoved() {
        reception.submit(submission("X-Everpost-Class: critical\r\nX-Everpost-Deadline: 2m\r\n"
                + "X-Everpost-Idempotency-Key: k1\r\nFrom: a@shop.example\r\n\r\nhello\r\n"));
        var stored = spool.accepted.getFirst();
        assertThat(stored.message().messageClass()).isEqualTo(MessageClass.CRITICAL);
        assertThat(Duration.between(
                        stored.message().acceptedAt(), stored.message().deadline()))
                .isEqualTo(Duration.ofMinutes(2));
        assertThat(stored.idempotencyKey()).isEqualTo("k1");
        assertThat(stored.content().bytes())
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("From: a@shop.example\r\n\r\nhello\r\n");
    }

    @Test
    void aValueThatMeansNothingIsRefusedByName() {
        assertRejected("X-Everpost-Class: urgent\r\n\r\nx\r\n", Reason.BAD_OPTION, "'urgent' is no class");
        assertRejected("X-Everpost-Deadline: soon\r\n\r\nx\r\n", Reason.BAD_OPTION, "'soon' is no duration");
        assertRejected("X-Everpost-Deadline: 0s\r\n\r\nx\r\n", Reason.BAD_OPTION, "deadline");
        assertRejected("X-Everpost-Deadline: 99d\r\n\r\nx\r\n", Reason.BAD_OPTION, "14 days");
    }

    @Test
    void aHeaderFieldOfOursThatStandsTwiceIsRefused() {
        for (var field :
                List.of("X-Everpost-Class: bulk", "X-Everpost-Deadline: 2m", "X-Everpost-Idempotency-Key: k")) {
            assertRejected((field + "\r\n").repeat(2) + "\r\nx\r\n", Reason.BAD_OPTION, "stands 2 times");
        }
    }

    @Test
    void brokenContentIsRefused() {
        assertRejected("a\nb\r\n", Reason.MALFORMED_CONTENT, "bare LF at byte 1");
        assertRejected("Received: x\r\n".repeat(51) + "\r\n", Reason.LOOP, "51 hosts");
        assertRejected("x".repeat(40 * 1024 * 1024 + 1), Reason.TOO_LARGE, "41943041 bytes, at most 41943040");
    }

    @Test
    void onlyAllowedSendersAreTaken() {
        assertThat(reception.submit(from("boss@example.com"))).isInstanceOf(Receipt.Queued.class);
        assertThat(reception.submit(from("any@shop.example"))).isInstanceOf(Receipt.Queued.class);
        assertThat(reception.submit(from(null))).isInstanceOf(Receipt.Queued.class);
        for (var sender : List.of("other@example.com", "a@sub.shop.example", "a@evilshop.example")) {
            assertThat(reception.submit(from(sender)))
                    .isInstanceOfSatisfying(
                            Receipt.Rejected.class,
                            rejected -> assertThat(rejected.reason()).isEqualTo(Reason.SENDER_NOT_ALLOWED));
        }
    }

    @Test
    void theFromHeaderIsHeldAgainstTheSameSenders() {
        assertRejected("From: ceo@victim.test\r\n\r\nhello\r\n", Reason.SENDER_NOT_ALLOWED, "From header");
        assertThat(reception.submit(submission("From: Shop <a@shop.example>\r\n\r\nhello\r\n")))
                .isInstanceOf(Receipt.Queued.class);
    }

    @Test
    void anAddressNamedTwiceGetsOneDelivery() {
        var twice = List.of(
                Recipient.plain(0, EmailAddress.of("a@b.example")),
                Recipient.plain(1, EmailAddress.of("c@d.example")),
                Recipient.plain(2, EmailAddress.of("a@b.example")));
        reception.submit(submission("x\r\n", "shop", EmailAddress.of("a@shop.example"), twice, null));
        assertThat(spool.accepted.getFirst().recipients())
                .extracting(recipient -> recipient.index() + " " + recipient.address())
                .containsExactly("0 a@b.example", "1 c@d.example");
    }

    @Test
    void withRoomItIsDeliveredFromMemoryAndWithoutItWaitsInTheSpool() {
        reception.submit(submission("x\r\n"));
        assertThat(spool.accepted.getFirst().lease()).isTrue();
        assertThat(handoff.delivered).hasSize(1);
        handoff.room = false;
        reception.submit(submission("x\r\n"));
        assertThat(spool.accepted.get(1).lease()).isFalse();
        assertThat(handoff.delivered).hasSize(1);
        assertThat(handoff.spooled).isEqualTo(1);
    }

    @Test
    void aReservationIsReturnedWhenTheStoreSaysNo() {
        for (var no : List.of(
                new Acceptance.Unavailable("disk full"),
                new Acceptance.Duplicate(new MessageId(5)),
                new Acceptance.Conflict(new MessageId(5)))) {
            spool.answer = no;
            assertThat(reception.submit(submission("x\r\n"))).isNotInstanceOf(Receipt.Queued.class);
        }
        assertThat(handoff.givenBack).isEqualTo(3);
        assertThat(handoff.delivered).isEmpty();
    }

    @Test
    void scheduledMailWaitsAndItsDeadlineCountsFromItsTime() {
        var at = Instant.now().plusSeconds(3600);
        reception.submit(
                submission("x\r\n", "shop", null, List.of(Recipient.plain(0, EmailAddress.of("a@b.example"))), at));
        var stored = spool.accepted.getFirst();
        assertThat(stored.lease()).isFalse();
        assertThat(stored.message().sendAt()).isEqualTo(at);
        assertThat(stored.message().deadline()).isEqualTo(at.plus(Duration.ofHours(4)));
    }

    @Test
    void aSuppressedRecipientIsFinalAtOnceAndTheOthersGoOn() {
        list("C@d.example", Suppressions.Reason.BOUNCE);

        assertThat(reception.submit(toTwo(null))).isInstanceOf(Receipt.Queued.class);

        var stored = spool.accepted.getFirst();
        var why = "on the suppression list since 2026-11-22T12:00:00Z: bounce, listed by spec";
        assertThat(stored.recipients()).hasSize(2);
        assertThat(stored.settled()).containsExactly(new NewMessage.Settled(1, DeliveryState.SUPPRESSED, why));
        assertThat(stored.facts())
                .containsExactly(new Fact.Suppressed(
                        stored.message().acceptedAt(), stored.message().id(), Map.of(1, why)));
        assertThat(handoff.delivered.getFirst().deliveries())
                .extracting(delivery -> delivery.recipient().index())
                .containsExactly(0);
        assertThat(noticed).extracting(Delivery::state).containsExactly(DeliveryState.SUPPRESSED);
        assertThat(stored.spawned()).hasSize(1);
    }

    @Test
    void whenAllAreSuppressedTheAnswerIsStillYesAndNothingReachesDelivery() {
        list("a@b.example", Suppressions.Reason.BOUNCE);
        list("c@d.example", Suppressions.Reason.COMPLAINT);

        assertThat(reception.submit(toTwo(null))).isInstanceOf(Receipt.Queued.class);

        assertThat(spool.accepted.getFirst().settled()).hasSize(2);
        assertThat(spool.accepted.getFirst().lease()).isFalse();
        assertThat(handoff.delivered).isEmpty();
        assertThat(handoff.reserved).isZero();
    }

    @Test
    void anEntryThatTheRuleDoesNotNameHoldsNothingBack() {
        list("a@b.example", Suppressions.Reason.UNSUBSCRIBE);

        reception.submit(toTwo(null));

        assertThat(spool.accepted.getFirst().settled()).isEmpty();
        assertThat(handoff.delivered.getFirst().deliveries()).hasSize(2);
    }

    @Test
    void whenTheListCanNotBeReadNothingIsTaken() {
        suppressions.fail("the disk is gone");

        assertThat(reception.submit(toTwo(null)))
                .isInstanceOfSatisfying(
                        Receipt.Unavailable.class,
                        unavailable -> assertThat(unavailable.text()).isEqualTo("the disk is gone"));
        assertThat(spool.accepted).isEmpty();
        assertThat(handoff.reserved).isZero();
    }

    @Test
    void whatCanNotBeRenderedIsTakenAndRefusedAtOnce() {
        assertThat(reception.submit(toTwo(new Submission.Unsendable("welcome", "name is missing"))))
                .isInstanceOf(Receipt.Queued.class);

        var stored = spool.accepted.getFirst();
        assertThat(stored.settled()).hasSize(2).allSatisfy(settled -> {
            assertThat(settled.state()).isEqualTo(DeliveryState.REFUSED);
            assertThat(settled.why()).isEqualTo("template 'welcome' could not be filled: name is missing");
        });
        assertThat(stored.facts())
                .containsExactly(new Fact.NotRendered(
                        stored.message().acceptedAt(), stored.message().id(), "welcome", "name is missing"));
        assertThat(handoff.delivered).isEmpty();
    }

    private void list(String address, Suppressions.Reason reason) {
        suppressions.put(new Suppressions.Suppressed(address, null, reason, "spec", Mail.NOON, null, null));
    }

    private static Submission toTwo(Submission.@Nullable Unsendable unsendable) {
        return new Submission(
                "shop",
                Via.SES,
                EmailAddress.of("a@shop.example"),
                List.of(
                        Recipient.plain(0, EmailAddress.of("a@b.example")),
                        Recipient.plain(1, EmailAddress.of("c@d.example"))),
                new Content("x\r\n".getBytes(StandardCharsets.US_ASCII)),
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of(),
                unsendable);
    }

    private void assertRejected(String content, Reason reason, String words) {
        assertThat(reception.submit(submission(content))).isInstanceOfSatisfying(Receipt.Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(reason);
            assertThat(rejected.text()).contains(words);
        });
        assertThat(spool.accepted).isEmpty();
    }

    private static Submission submission(String content) {
        return submission(
                content,
                "shop",
                EmailAddress.of("a@shop.example"),
                List.of(Recipient.plain(0, EmailAddress.of("to@elsewhere.example"))),
                null);
    }

    private static Submission from(@Nullable String sender) {
        return submission(
                "x\r\n",
                "shop",
                sender == null ? null : EmailAddress.of(sender),
                List.of(Recipient.plain(0, EmailAddress.of("to@elsewhere.example"))),
                null);
    }

    private static Submission submission(
            String content,
            String submitter,
            @Nullable EmailAddress sender,
            List<Recipient> recipients,
            @Nullable Instant sendAt) {
        return new Submission(
                submitter,
                Via.SMTP,
                sender,
                recipients,
                new Content(content.getBytes(StandardCharsets.US_ASCII)),
                null,
                null,
                sendAt,
                null,
                null,
                null,
                Map.of(),
                Map.of());
    }

    private static final class RememberingHandoff implements Handoff {
        private final List<Work> delivered = new ArrayList<>();
        private boolean room = true;
        private int givenBack;
        private int spooled;
        private int reserved;

        @Override
        public boolean reserve(MessageClass messageClass, int sizeBytes) {
            reserved++;
            return room;
        }

        @Override
        public void deliver(Work work) {
            delivered.add(work);
        }

        @Override
        public void giveBack(MessageClass messageClass, int sizeBytes) {
            givenBack++;
        }

        @Override
        public void spooled() {
            spooled++;
        }
    }

    private static final class RememberingSpool extends IdleSpool {
        private final List<NewMessage> accepted = new ArrayList<>();
        private @Nullable Acceptance answer;

        @Override
        public Acceptance accept(NewMessage message) {
            if (answer != null) {
                return answer;
            }
            accepted.add(message);
            return super.accept(message);
        }
    }
}
