package dev.everpost.store;

import static dev.everpost.store.Mail.ALPHA;
import static dev.everpost.store.Mail.BETA;
import static dev.everpost.store.Mail.NOON;
import static dev.everpost.store.Mail.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.store.Spool.Amendment;
import dev.everpost.store.Spool.Cancellation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every spool promises, whichever database is below it. */
public abstract class SpoolContract {

    private static final Lane FRESH = Lane.TRANSACTIONAL_FRESH;
    private static final Lane RETRY = Lane.TRANSACTIONAL_RETRY;

    protected abstract Spool spool();

    protected abstract Ledger ledger();

    /** Closes the store and opens it again over the same data, as after a restart. */
    protected abstract void restart() throws Exception;

    @Test
    void anAcceptedMessageCanBeReadBackWhole() {
        var mail = Mail.to("ann@example.net", "bob@example.org");

        assertThat(spool().accept(mail)).isEqualTo(new Acceptance.Stored(id(mail)));

        var story = ledger().story(id(mail)).orElseThrow();
        assertThat(story.message()).isEqualTo(mail.message());
        assertThat(story.deliveries()).extracting(Delivery::recipient).isEqualTo(mail.recipients());
        assertThat(story.facts())
                .containsExactly(
                        new Fact.Admitted(NOON, id(mail), "shop", mail.message().via(), MessageClass.TRANSACTIONAL, 2));
        assertThat(spool().content(id(mail))).contains(mail.content());
    }

    @Test
    void aReaderOfOneTagFindsItsFactsAmongTheOthersAndLearnsHowFarItLooked() {
        long before = ledger().tagged("campaign", 0, 1_000).reached();
        var plain = Mail.plain();
        var other = Mail.untagged("ann@example.net");
        spool().accept(other);
        spool().accept(plain);

        var tail = ledger().tagged("campaign", before, 1_000);
        assertThat(tail.entries())
                .extracting(Ledger.Entry::fact)
                .containsExactly(new Fact.Admitted(
                        NOON, id(plain), "shop", plain.message().via(), MessageClass.TRANSACTIONAL, 1));
        assertThat(ledger().tagged("campaign", before, 1).entries()).isEmpty();
        assertThat(ledger().tagged("campaign", tail.reached(), 10))
                .isEqualTo(new Ledger.Tail(List.of(), tail.reached()));
    }

    @Test
    void theFirstBytesOfAMessageCanBeReadWithoutTheRest() {
        var mail = Mail.plain();
        spool().accept(mail);

        assertThat(ledger().head(id(mail), 8))
                .hasValueSatisfying(head -> assertThat(head).asString().isEqualTo("Subject:"));
        assertThat(ledger().head(Mail.newId(), 8)).isEmpty();
    }

    @Test
    void theSameKeyAndContentIsADuplicateAndMakesNoSecondMessage() {
        var first = Mail.keyed("k1", "f1");
        var again = Mail.keyed("k1", "f1");
        spool().accept(first);

        assertThat(spool().accept(again)).isEqualTo(new Acceptance.Duplicate(id(first)));
        assertThat(ledger().story(id(again))).isEmpty();
    }

    @Test
    void theSameKeyWithOtherContentIsAConflict() {
        var first = Mail.keyed("k1", "f1");
        spool().accept(first);

        assertThat(spool().accept(Mail.keyed("k1", "f2"))).isEqualTo(new Acceptance.Conflict(id(first)));
    }

    @Test
    void aKeyIsRememberedAcrossARestart() throws Exception {
        var first = Mail.keyed("k1", "f1");
        spool().accept(first);
        restart();

        assertThat(spool().accept(Mail.keyed("k1", "f1"))).isEqualTo(new Acceptance.Duplicate(id(first)));
    }

    @Test
    void anIdThatIsTakenIsRefusedAndTheFirstMessageStaysAsItIs() {
        var first = Mail.to("ann@example.net");
        spool().accept(first);
        var other = new NewMessage(
                first.message(), Mail.to("eve@example.net").recipients(), first.content(), null, null, false);

        assertThat(spool().accept(other)).isInstanceOf(Acceptance.Unavailable.class);
        assertThat(ledger().story(id(first)).orElseThrow().deliveries()).hasSize(1);
    }

    @Test
    void manyCallersAreEachStoredOnce() throws Exception {
        var stored = Collections.synchronizedList(new ArrayList<MessageId>());
        inParallel(200, () -> {
            for (int i = 0; i < 5; i++) {
                var mail = Mail.plain();
                if (spool().accept(mail) instanceof Acceptance.Stored(MessageId id)) {
                    stored.add(id);
                }
            }
        });

        assertThat(stored).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(stored).allSatisfy(id -> assertThat(ledger().story(id)).isPresent());
        assertThat(ledger().depth(NOON).waiting()).containsEntry(MessageClass.TRANSACTIONAL, 1_000L);
    }

    @Test
    void oneKeySentByManyAtOnceMakesOneMessage() throws Exception {
        var answers = Collections.synchronizedList(new ArrayList<Acceptance>());
        inParallel(50, () -> answers.add(spool().accept(Mail.keyed("k", "f"))));

        assertThat(answers).filteredOn(Acceptance.Stored.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Acceptance.Duplicate.class::isInstance).hasSize(49);
    }

    @Test
    void dueMailIsLeasedTheLongestDueFirstAndOnlyOnce() {
        var later = Mail.plain();
        var sooner = Mail.plain();
        var notYet = Mail.plain();
        for (var mail : List.of(later, sooner, notYet)) {
            spool().accept(Mail.leased(mail));
        }
        spool().record(Mail.waitFor(later, ALPHA, NOON.plusSeconds(20)));
        spool().record(Mail.waitFor(sooner, ALPHA, NOON.plusSeconds(10)));
        spool().record(Mail.waitFor(notYet, ALPHA, NOON.plusSeconds(31)));

        var now = NOON.plusSeconds(30);
        var leased = spool().lease(RETRY, 10, dev.everpost.store.Spool.Order.OLDEST_FIRST, now);

        assertThat(leased).extracting(work -> work.message().id()).containsExactly(id(sooner), id(later));
        assertThat(leased).extracting(Work::attempts).containsExactly(1, 1);
        assertThat(spool().lease(RETRY, 10, dev.everpost.store.Spool.Order.OLDEST_FIRST, now))
                .isEmpty();
        assertThat(spool().nextDue()).contains(NOON.plusSeconds(31));
    }

    @Test
    void mailLeasedAtAcceptanceIsNotLeasedAgainUntilReleased() {
        var mail = Mail.plain();
        spool().accept(Mail.leased(mail));
        assertThat(spool().lease(FRESH, 10, dev.everpost.store.Spool.Order.OLDEST_FIRST, NOON))
                .isEmpty();
        assertThat(spool().nextDue()).isEmpty();

        spool().release(id(mail));

        assertThat(spool().nextDue()).contains(NOON);
        assertThat(spool().lease(FRESH, 10, dev.everpost.store.Spool.Order.OLDEST_FIRST, NOON))
                .hasSize(1);
    }

    @Test
    void whatHasPassedItsDeadlineIsLeasedWithoutTheRest() {
        var overdue = Mail.plain();
        var held = Mail.leased(Mail.plain());
        var scheduled = Mail.of(MessageClass.CRITICAL, NOON.plusSeconds(20_000), "ann@example.net");
        for (var mail : List.of(overdue, held, scheduled)) {
            spool().accept(mail);
        }

        assertThat(spool().leaseOverdue(10, NOON.plusSeconds(14_399))).isEmpty();
        assertThat(spool().leaseOverdue(10, NOON.plusSeconds(14_400)))
                .extracting(work -> work.message().id())
                .containsExactly(id(overdue));
        assertThat(spool().leaseOverdue(10, NOON.plusSeconds(14_400))).isEmpty();
    }

    @Test
    void aLeaseTakesEveryDueRecipientOfTheMessageWhateverItsLane() {
        var mail = Mail.to("a@example.net", "b@example.net", "c@example.net");
        spool().accept(Mail.leased(mail));
        var waiting = Mail.delivery(mail, 1, DeliveryState.WAITING, NOON, ALPHA);
        var notDue = Mail.delivery(mail, 2, DeliveryState.WAITING, NOON.plusSeconds(1), ALPHA);
        spool().record(new Change(id(mail), List.of(), List.of(waiting, notDue), true, List.of()));

        var work = spool().lease(FRESH, 1, dev.everpost.store.Spool.Order.OLDEST_FIRST, NOON)
                .getFirst();

        assertThat(work.deliveries())
                .extracting(delivery -> delivery.recipient().index())
                .containsExactly(0, 1);
        assertThat(work.content()).isNull();
    }

    @Test
    void underContentionNoMessageIsLeasedTwice() throws Exception {
        for (int i = 0; i < 300; i++) {
            spool().accept(Mail.plain());
        }
        var leased = Collections.synchronizedList(new ArrayList<MessageId>());
        inParallel(20, () -> {
            var work = spool().lease(FRESH, 7, dev.everpost.store.Spool.Order.OLDEST_FIRST, NOON);
            while (!work.isEmpty()) {
                work.forEach(one -> leased.add(one.message().id()));
                work = spool().lease(FRESH, 7, dev.everpost.store.Spool.Order.OLDEST_FIRST, NOON);
            }
        });

        assertThat(leased).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void scheduledMailIsNotDueBeforeItsTime() {
        var at = NOON.plus(Duration.ofHours(1));
        spool().accept(Mail.of(MessageClass.BULK, at, "ann@example.net"));

        assertThat(spool().lease(Lane.BULK_FRESH, 10, dev.everpost.store.Spool.Order.OLDEST_FIRST, at.minusMillis(1)))
                .isEmpty();
        assertThat(spool().nextDue()).contains(at);
        assertThat(ledger().depth(NOON).scheduled()).isEqualTo(1);
        assertThat(spool().lease(Lane.BULK_FRESH, 10, dev.everpost.store.Spool.Order.OLDEST_FIRST, at))
                .hasSize(1);
    }

    @Test
    void aWholeLifeIsToldInOrder() {
        var mail = Mail.plain();
        spool().accept(Mail.leased(mail));
        assertThat(spool().record(Mail.start(mail, ALPHA))).isTrue();
        assertThat(spool().record(Mail.handOver(mail, ALPHA, NOON.plusSeconds(1))))
                .isTrue();

        var story = ledger().story(id(mail)).orElseThrow();

        assertThat(story.facts())
                .hasExactlyElementsOfTypes(Fact.Admitted.class, Fact.AttemptStarted.class, Fact.AttemptEnded.class);
        assertThat(story.deliveries()).extracting(Delivery::state).containsExactly(DeliveryState.HANDED_OVER);
        assertThat(spool().nextDue()).isEmpty();
    }

    @Test
    void repeatingAChangeAddsNothing() {
        var mail = Mail.plain();
        var spawned = Mail.plain();
        var end = Mail.handOver(mail, ALPHA, NOON);
        var withNotice = new Change(id(mail), end.facts(), end.updates(), true, List.of(spawned));
        spool().accept(Mail.leased(mail));
        spool().record(withNotice);
        spool().record(withNotice);

        assertThat(ledger().story(id(mail)).orElseThrow().facts()).hasSize(2);
        assertThat(ledger().story(id(spawned))).isPresent();
        assertThat(ledger().acceptedBy(ALPHA, NOON)).isEqualTo(1);
    }

    @Test
    void aFinalStateIsNeverLeft() {
        var mail = Mail.plain();
        spool().accept(Mail.leased(mail));
        spool().record(Mail.handOver(mail, ALPHA, NOON));
        spool().record(Mail.waitFor(mail, BETA, NOON));

        assertThat(ledger().story(id(mail)).orElseThrow().deliveries())
                .extracting(Delivery::state)
                .containsExactly(DeliveryState.HANDED_OVER);
    }

    @Test
    void whatWaitsCanBeAmendedOnTheWordOfSomebodyElse() {
        var mail = Mail.plain();
        spool().accept(mail);
        spool().record(Mail.waitFor(mail, ALPHA, NOON.plusSeconds(60)));

        assertThat(spool().amend(Mail.handOver(mail, ALPHA, NOON))).isEqualTo(Amendment.DONE);
        assertThat(only(mail).state()).isEqualTo(DeliveryState.HANDED_OVER);
        assertThat(spool().amend(Mail.waitFor(mail, BETA, NOON))).isEqualTo(Amendment.OVER);
        assertThat(only(mail).provider()).isEqualTo(ALPHA);
    }

    @Test
    void whatSomebodyWorksOnIsNotAmended() {
        var leased = Mail.leased(Mail.plain());
        spool().accept(leased);
        assertThat(spool().amend(Mail.handOver(leased, ALPHA, NOON))).isEqualTo(Amendment.BUSY);
        spool().record(Mail.start(leased, ALPHA));
        spool().release(id(leased));
        assertThat(spool().amend(Mail.handOver(leased, ALPHA, NOON))).isEqualTo(Amendment.BUSY);
        assertThat(only(leased).state()).isEqualTo(DeliveryState.ATTEMPTING);
        assertThat(ledger().story(id(leased)).orElseThrow().facts())
                .noneMatch(fact -> fact instanceof Fact.AttemptEnded);
        assertThat(spool().amend(Mail.handOver(Mail.plain(), ALPHA, NOON)))
                .as("nobody knows it")
                .isEqualTo(Amendment.OVER);
    }

    @Test
    void whatWasTakenWithoutAWordWaitsAgainOnce() throws Exception {
        var mail = handedOver();

        assertThat(spool().reopen(Mail.reopen(mail, ALPHA))).isEqualTo(Amendment.DONE);
        assertThat(only(mail)).isEqualTo(Mail.reopen(mail, ALPHA).updates().getFirst());
        restart();
        assertThat(spool().lease(RETRY, 10, Spool.Order.OLDEST_FIRST, NOON))
                .singleElement()
                .extracting(work -> work.message().id())
                .isEqualTo(id(mail));
        spool().record(Mail.handOver(mail, BETA, NOON));
        assertThat(spool().reopen(Mail.reopen(mail, ALPHA))).isEqualTo(Amendment.OVER);
        assertThat(only(mail).provider()).isEqualTo(BETA);
    }

    @Test
    void thatNothingFollowedFromASilenceIsDecidedOnceToo() {
        var mail = handedOver();
        var silent = (Fact.Silent) Mail.reopen(mail, ALPHA).facts().getFirst();
        var left = new Fact.Silent(
                NOON, id(mail), 1, ALPHA, List.of(0), silent.finding(), Fact.Remedy.LEFT, silent.words());
        var change = new Change(id(mail), List.of(left), List.of(), false, List.of());

        assertThat(spool().reopen(change)).isEqualTo(Amendment.DONE);
        assertThat(spool().reopen(Mail.reopen(mail, ALPHA))).isEqualTo(Amendment.OVER);
        assertThat(only(mail).state()).isEqualTo(DeliveryState.HANDED_OVER);
    }

    @Test
    void aReportThatCameMeanwhileKeepsItClosed() {
        var mail = handedOver();
        spool().note(List.of(reported(mail, Fact.Report.SENT)));
        spool().note(List.of(reported(mail, Fact.Report.DELIVERED)));

        assertThat(spool().reopen(Mail.reopen(mail, ALPHA))).isEqualTo(Amendment.OVER);
        assertThat(only(mail).state()).isEqualTo(DeliveryState.HANDED_OVER);
        assertThat(ledger().story(id(mail)).orElseThrow().facts()).noneMatch(fact -> fact instanceof Fact.Silent);
    }

    @Test
    void onlyWhatThatAttemptHandedOverIsReopened() {
        var waiting = Mail.plain();
        spool().accept(waiting);
        assertThat(spool().reopen(Mail.reopen(waiting, ALPHA))).isEqualTo(Amendment.OVER);
        assertThat(spool().reopen(Mail.reopen(handedOver(), BETA))).isEqualTo(Amendment.OVER);
        assertThat(spool().reopen(Mail.reopen(Mail.plain(), ALPHA))).isEqualTo(Amendment.OVER);

        var half = Mail.leased(Mail.to("ann@example.net", "bob@example.org"));
        spool().accept(half);
        var change = Mail.handOver(half, ALPHA, NOON);
        spool().record(new Change(change.message(), change.facts(), change.updates(), false, List.of()));
        assertThat(spool().reopen(Mail.reopen(half, ALPHA)))
                .as("its other recipient is under way")
                .isEqualTo(Amendment.BUSY);
    }

    private NewMessage handedOver() {
        var mail = Mail.plain();
        spool().accept(mail);
        spool().record(Mail.start(mail, ALPHA));
        spool().record(Mail.handOver(mail, ALPHA, NOON));
        return mail;
    }

    private Delivery only(NewMessage mail) {
        return ledger().story(id(mail)).orElseThrow().deliveries().getFirst();
    }

    private static Fact reported(NewMessage mail, Fact.Report report) {
        return new Fact.Reported(NOON, id(mail), 0, ALPHA, report, NOON, Map.of());
    }

    @Test
    void leasesEndWithTheProcessAndWaitingMailIsLeasedAgain() throws Exception {
        spool().accept(Mail.leased(Mail.plain()));
        restart();

        assertThat(spool().lease(FRESH, 10, dev.everpost.store.Spool.Order.OLDEST_FIRST, NOON))
                .hasSize(1);
    }

    @Test
    void anAttemptWithoutAnEndIsFoundAfterARestartOnce() throws Exception {
        var mail = Mail.plain();
        spool().accept(Mail.leased(mail));
        spool().record(Mail.start(mail, ALPHA));
        assertThat(spool().interrupted(10)).as("it is still leased").isEmpty();
        restart();

        var found = spool().interrupted(10);

        assertThat(found).extracting(work -> work.message().id()).containsExactly(id(mail));
        assertThat(found.getFirst().attempts()).isEqualTo(1);
        assertThat(spool().interrupted(10)).isEmpty();
    }

    @Test
    void reroutingLeavesWhatWaitsForNewsOfAnUnknownOutcome() {
        var mail = Mail.plain();
        spool().accept(Mail.leased(mail));
        var waiting = Mail.delivery(mail, 0, DeliveryState.WAITING, NOON.plusSeconds(900), ALPHA);
        var unknown = new Delivery(
                waiting.recipient(),
                waiting.state(),
                waiting.lane(),
                waiting.due(),
                waiting.tries(),
                waiting.lastAttempt(),
                waiting.provider(),
                1,
                "nobody knows whether it was taken");
        spool().record(new Change(Mail.id(mail), List.of(), List.of(unknown), true, List.of()));

        assertThat(spool().reroute(ALPHA, NOON, 100)).isZero();
        assertThat(spool().nextDue()).contains(NOON.plusSeconds(900));
    }

    @Test
    void reroutingMovesOnlyWhatWaitsForThatProvider() {
        var waiting = new ArrayList<NewMessage>();
        for (int i = 0; i < 12; i++) {
            var mail = Mail.plain();
            spool().accept(Mail.leased(mail));
            spool().record(Mail.waitFor(mail, i < 10 ? ALPHA : BETA, NOON.plusSeconds(3_600)));
            waiting.add(mail);
        }

        assertThat(spool().reroute(ALPHA, NOON, 4)).isEqualTo(4);
        assertThat(spool().reroute(ALPHA, NOON, 100)).isEqualTo(6);
        assertThat(spool().reroute(ALPHA, NOON, 100)).isZero();
        assertThat(spool().lease(RETRY, 100, dev.everpost.store.Spool.Order.OLDEST_FIRST, NOON))
                .hasSize(10);
        assertThat(ledger().depth(NOON).waitingFor()).containsEntry(ALPHA, 10L).containsEntry(BETA, 2L);
    }

    @Test
    void cancellingReachesWhatWaitsAndSaysWhatItDidNotReach() {
        var mail = Mail.to("a@example.net", "b@example.net", "c@example.net");
        spool().accept(Mail.leased(mail));
        var gone = Mail.delivery(mail, 0, DeliveryState.HANDED_OVER, NOON, ALPHA);
        var flying = Mail.delivery(mail, 1, DeliveryState.ATTEMPTING, NOON, ALPHA);
        spool().record(new Change(id(mail), List.of(), List.of(gone, flying), true, List.of()));

        assertThat(spool().cancel(id(mail), "ann", NOON)).isEqualTo(new Cancellation(true, 1, 1, 1));
        assertThat(spool().cancel(id(mail), "ann", NOON)).isEqualTo(new Cancellation(true, 0, 1, 2));
        assertThat(ledger().story(id(mail)).orElseThrow().facts())
                .contains(new Fact.Cancelled(NOON, id(mail), List.of(2), "ann"));
        assertThat(spool().lease(FRESH, 10, dev.everpost.store.Spool.Order.OLDEST_FIRST, NOON))
                .isEmpty();
    }

    @Test
    void leasedMailIsNotCancelled() {
        var mail = Mail.leased(Mail.plain());
        spool().accept(mail);

        assertThat(spool().cancel(id(mail), "ann", NOON)).isEqualTo(new Cancellation(true, 0, 1, 0));
        assertThat(spool().cancel(Mail.newId(), "ann", NOON)).isEqualTo(new Cancellation(false, 0, 0, 0));
    }

    @Test
    void askingForARetryMakesItDueNow() {
        var mail = Mail.plain();
        spool().accept(Mail.leased(mail));
        spool().record(Mail.waitFor(mail, ALPHA, NOON.plusSeconds(3_600)));

        assertThat(spool().retryNow(id(mail), "ann", NOON)).isEqualTo(1);
        assertThat(spool().lease(RETRY, 10, dev.everpost.store.Spool.Order.OLDEST_FIRST, NOON))
                .hasSize(1);
        assertThat(ledger().story(id(mail)).orElseThrow().facts()).contains(new Fact.RetryAsked(NOON, id(mail), "ann"));
    }

    @Test
    void factsFollowEachOtherWithoutAGapInWhatAReaderSees() {
        for (int i = 0; i < 10; i++) {
            spool().accept(Mail.plain());
        }
        spool().note(List.of(new Fact.GatewayChanged(NOON, true, "1.0")));

        var first = ledger().factsAfter(0, 6);
        var rest = ledger().factsAfter(first.getLast().position(), 100);

        assertThat(first).hasSize(6);
        assertThat(rest).hasSize(5);
        assertThat(new HashSet<>(rest)).doesNotContainAnyElementsOf(first);
        assertThat(ledger().recentNews(10))
                .extracting(Ledger.Entry::fact)
                .containsExactly(new Fact.GatewayChanged(NOON, true, "1.0"));
    }

    @Test
    void whoCarriedWhatIsCountedBySubmitterAndClass() {
        for (var provider : List.of(ALPHA, ALPHA, BETA)) {
            var mail = Mail.plain();
            spool().accept(Mail.leased(mail));
            spool().record(Mail.handOver(mail, provider, NOON.plusSeconds(1)));
        }
        spool().accept(Mail.plain());

        var message =
                ledger().list(Ledger.Filter.ALL, null, 1).messages().getFirst().message();
        assertThat(ledger().carried(Instant.EPOCH))
                .containsExactly(
                        new Ledger.Carried(ALPHA, message.submitter(), message.messageClass(), 2),
                        new Ledger.Carried(BETA, message.submitter(), message.messageClass(), 1));
        assertThat(ledger().carried(NOON.plus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void whatWasSentAndWhatCameOfItIsCountedByQuartersOfAnHour() {
        var first = Mail.plain();
        var second = Mail.plain();
        for (var mail : List.of(first, second)) {
            spool().accept(Mail.leased(mail));
            spool().record(Mail.handOver(mail, ALPHA, NOON.plusSeconds(1)));
            spool().record(Mail.handOver(mail, ALPHA, NOON.plusSeconds(1)));
        }
        var later = NOON.plusSeconds(900);
        var at = later;
        for (var report : List.of(Fact.Report.BOUNCED_FOR_GOOD, Fact.Report.COMPLAINED, Fact.Report.DELIVERED)) {
            spool().note(List.of(new Fact.Reported(at, id(first), 0, ALPHA, report, later, Map.of())));
            at = at.plusMillis(1);
        }

        var counted = List.of(new Ledger.Tally(NOON, 2, 0, 0, 0), new Ledger.Tally(later, 0, 1, 1, 0));
        assertThat(ledger().tallies(Instant.EPOCH)).isEqualTo(counted);
        assertThat(ledger().tallies(later)).isEqualTo(counted.subList(1, 2));
    }

    @Test
    void usageIsCountedByProviderAndHour() {
        for (var at : List.of(NOON.minusSeconds(1), NOON, NOON.plusSeconds(3_600))) {
            var mail = Mail.plain();
            spool().accept(Mail.leased(mail));
            spool().record(Mail.handOver(mail, ALPHA, at));
        }

        assertThat(ledger().acceptedBy(ALPHA, Instant.EPOCH)).isEqualTo(3);
        assertThat(ledger().acceptedBy(ALPHA, NOON.plusSeconds(60))).isEqualTo(2);
        assertThat(ledger().acceptedBy(BETA, Instant.EPOCH)).isZero();
    }

    @Test
    void aRecipientThatIsSettledAtAcceptanceIsNeverLeasedAndItsStorySaysWhy() {
        var mail = settled(Mail.to("listed@example.net", "ann@example.net"), 0);
        assertThat(spool().accept(mail)).isInstanceOf(Acceptance.Stored.class);

        var work = spool().lease(Lane.TRANSACTIONAL_FRESH, 10, Spool.Order.OLDEST_FIRST, NOON);
        assertThat(work)
                .singleElement()
                .satisfies(one -> assertThat(one.deliveries())
                        .extracting(delivery -> delivery.recipient().index())
                        .containsExactly(1));
        var story = ledger().story(Mail.id(mail)).orElseThrow();
        assertThat(story.deliveries().getFirst().state()).isEqualTo(DeliveryState.SUPPRESSED);
        assertThat(story.deliveries().getFirst().why()).isEqualTo("listed");
        assertThat(story.facts()).containsSequence(mail.facts());
    }

    @Test
    void aMessageThatIsSettledWholeIsFinalAndItsNotificationIsAcceptedWithIt() {
        var notice = Mail.plain();
        var mail = settled(Mail.to("listed@example.net"), 0, notice);
        spool().accept(mail);

        assertThat(spool().lease(Lane.TRANSACTIONAL_FRESH, 10, Spool.Order.OLDEST_FIRST, NOON))
                .extracting(work -> work.message().id())
                .containsExactly(Mail.id(notice));
        assertThat(spool().cancel(Mail.id(mail), "ops", NOON).alreadyFinal()).isEqualTo(1);
        assertThat(spool().retryNow(Mail.id(mail), "ops", NOON)).isZero();
    }

    protected static NewMessage settled(NewMessage mail, int recipient, NewMessage... spawned) {
        return new NewMessage(
                mail.message(),
                mail.recipients(),
                mail.content(),
                null,
                null,
                false,
                List.of(new NewMessage.Settled(recipient, DeliveryState.SUPPRESSED, "listed")),
                List.of(new Fact.Suppressed(NOON, Mail.id(mail), Map.of(recipient, "listed"))),
                List.of(spawned));
    }

    /** Runs the body on so many virtual threads and waits for all. */
    protected static void inParallel(int threads, Runnable body) throws InterruptedException {
        var started = new ArrayList<Thread>();
        for (int i = 0; i < threads; i++) {
            started.add(Thread.ofVirtual().start(body));
        }
        for (var thread : started) {
            thread.join();
        }
    }
}
