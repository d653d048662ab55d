package dev.everpost.health.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.experience.Experience;
import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.Reading;
import dev.everpost.health.Scope;
import dev.everpost.health.Signal;
import dev.everpost.health.Signals;
import dev.everpost.health.Source;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.world.HandDrivenWorld;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What real mail says of providers and receivers. */
class RealMailTest {

    private static final ProviderName ALPHA = new ProviderName("alpha");
    private static final Outcome TAKEN = new Outcome.Accepted(null, "250 ok");
    private static final Outcome DOWN = new Outcome.ProviderDown(Outcome.Failure.SERVER_ERROR, "421 sorry");
    private static final Outcome NOBODY = new Outcome.Refused(Outcome.Scope.RECIPIENT, "550 5.1.1 no such user");
    private static final Outcome SUSPENDED = new Outcome.AccountTrouble(Outcome.Trouble.SUSPENDED, "535 suspended");
    private static final Outcome UNVERIFIED =
            new Outcome.AccountTrouble(Outcome.Trouble.SENDER_NOT_VERIFIED, "554 not verified");

    private final HandDrivenWorld hand = new HandDrivenWorld(1);
    private final Experience experience = new Experience(hand.world().time());
    private final Witnesses witnesses = new Witnesses(hand.world().time());
    private final Signals board = new Signals(hand.world());
    private final RealMail realMail =
            new RealMail(experience, witnesses, board, hand.world().time());
    private long next = 1;

    @Test
    void aFewDifferentMessagesThatAllFailAreAStrongSign() {
        for (int i = 0; i < 4; i++) {
            send(TAKEN, "a.example", MessageClass.BULK, next++);
        }
        hand.pass(Duration.ofMinutes(2));
        for (int i = 0; i < 5; i++) {
            send(DOWN, "a.example", MessageClass.TRANSACTIONAL, next++);
        }

        assertThat(outcomes()).hasValueSatisfying(signal -> {
            assertThat(signal.reading()).isEqualTo(Reading.FAILING);
            assertThat(signal.strength()).isGreaterThan(0.9);
            assertThat(signal.words()).isEqualTo("5 different messages failed in a row and none was taken since");
        });
    }

    @Test
    void whoIsLeftAfterTwoFailuresAndAskedNowAndThenIsStillSeenToFail() {
        for (int i = 0; i < 100; i++) {
            send(TAKEN, "a.example", MessageClass.TRANSACTIONAL, next++);
        }
        for (int i = 0; i < 4; i++) {
            send(DOWN, "a.example", MessageClass.TRANSACTIONAL, next++);
            hand.pass(Duration.ofSeconds(70));
        }

        assertThat(outcomes()).hasValueSatisfying(signal -> {
            assertThat(signal.reading()).isEqualTo(Reading.FAILING);
            assertThat(signal.strength()).isGreaterThan(0.8);
            assertThat(signal.words()).isEqualTo("4 different messages failed in a row and none was taken since");
        });
    }

    @Test
    void oneThatIsTakenEndsTheRowAndSoDoesTime() {
        for (int i = 0; i < 4; i++) {
            send(DOWN, "a.example", MessageClass.TRANSACTIONAL, next++);
        }
        hand.pass(Duration.ofMinutes(11));
        assertThat(outcomes()).isEmpty();

        for (int i = 0; i < 2; i++) {
            send(DOWN, "a.example", MessageClass.TRANSACTIONAL, next++);
        }
        send(TAKEN, "a.example", MessageClass.TRANSACTIONAL, next++);
        send(DOWN, "a.example", MessageClass.TRANSACTIONAL, next++);
        hand.pass(Duration.ofSeconds(70));
        assertThat(outcomes()).isEmpty();
    }

    @Test
    void onePoisonousMessageIsNoSignHoweverOftenItIsTried() {
        for (int i = 0; i < 50; i++) {
            send(DOWN, "a.example", MessageClass.TRANSACTIONAL, 7);
        }
        assertThat(outcomes()).isEmpty();
    }

    @Test
    void aFifthOfTheMailThatFailsIsAnImpairment() {
        for (int i = 0; i < 100; i++) {
            send(i % 5 == 0 ? DOWN : TAKEN, "a.example", MessageClass.TRANSACTIONAL, next++);
        }
        assertThat(outcomes()).hasValueSatisfying(signal -> {
            assertThat(signal.reading()).isEqualTo(Reading.IMPAIRED);
            assertThat(signal.strength()).isBetween(0.5, 0.7);
        });
    }

    @Test
    void refusalsOfSingleRecipientsAreAnswersAndAQuietNightIsNothing() {
        for (int i = 0; i < 10; i++) {
            send(NOBODY, "a.example", MessageClass.TRANSACTIONAL, next++);
        }
        assertThat(outcomes())
                .hasValueSatisfying(signal -> assertThat(signal.reading()).isEqualTo(Reading.WELL));
        hand.pass(Duration.ofMinutes(10));
        assertThat(outcomes()).isEmpty();
    }

    @Test
    void anAccountThatIsClosedIsTheAccountAndASenderThatIsUnknownIsNot() {
        send(SUSPENDED, "a.example", MessageClass.TRANSACTIONAL, next++);
        send(SUSPENDED, "a.example", MessageClass.TRANSACTIONAL, next++);
        realMail.look(List.of(ALPHA));
        assertThat(board.current()).singleElement().satisfies(signal -> {
            assertThat(signal.scope()).isEqualTo(new Scope.Account(ALPHA));
            assertThat(signal.reading()).isEqualTo(Reading.FAILING);
        });

        hand.pass(Duration.ofMinutes(5));
        for (int i = 0; i < 20; i++) {
            send(UNVERIFIED, "a.example", MessageClass.TRANSACTIONAL, next++);
        }
        realMail.look(List.of(ALPHA));
        assertThat(board.current()).isEmpty();
    }

    @Test
    void callsThatTakeManyTimesTheirUsualTimeAreSlow() {
        for (int i = 0; i < 500; i++) {
            send(TAKEN, "a.example", MessageClass.BULK, next++, Duration.ofMillis(300));
        }
        hand.pass(Duration.ofMinutes(10));
        slowCalls();
        hand.pass(Slowness.WINDOW);
        slowCalls();
        assertThat(find(Source.LATENCY, new Scope.OfProvider(ALPHA)))
                .as("a slow minute")
                .hasValueSatisfying(signal -> assertThat(signal.reading()).isEqualTo(Reading.WELL));
        hand.pass(Slowness.WINDOW);
        slowCalls();
        assertThat(find(Source.LATENCY, new Scope.OfProvider(ALPHA))).hasValueSatisfying(signal -> {
            assertThat(signal.reading()).isEqualTo(Reading.IMPAIRED);
            assertThat(signal.words()).contains("usually 3");
        });
    }

    private void slowCalls() {
        for (int i = 0; i < 30; i++) {
            send(TAKEN, "a.example", MessageClass.BULK, next++, Duration.ofSeconds(6));
        }
    }

    @Test
    void aReceiverThatRefusesWhomItUsuallyTakesIsInTrouble() {
        for (int i = 0; i < 200; i++) {
            send(i % 50 == 0 ? NOBODY : TAKEN, "gmail.example", MessageClass.TRANSACTIONAL, next++);
        }
        hand.pass(Duration.ofMinutes(30));
        for (int i = 0; i < 20; i++) {
            send(i % 3 == 0 ? TAKEN : NOBODY, "gmail.example", MessageClass.TRANSACTIONAL, next++);
        }
        assertThat(at("gmail.example")).hasValueSatisfying(signal -> {
            assertThat(signal.reading()).isEqualTo(Reading.FAILING);
            assertThat(signal.words()).startsWith("13 of 20 to gmail.example were turned away");
        });
    }

    @Test
    void anOldListOfABulkSenderIsNotTheReceiversFault() {
        for (int i = 0; i < 50; i++) {
            send(i % 4 == 0 ? TAKEN : NOBODY, "gmail.example", MessageClass.BULK, next++);
        }
        assertThat(at("gmail.example"))
                .hasValueSatisfying(signal -> assertThat(signal.reading()).isEqualTo(Reading.WELL));
    }

    @Test
    void oneLetterToManyDeadAddressesOrAReceiverWithoutAPastIsNoOutage() {
        for (int i = 0; i < 20; i++) {
            send(NOBODY, "new.example", MessageClass.TRANSACTIONAL, next++);
        }
        assertThat(at("new.example")).isEmpty();

        past("known.example");
        var many = java.util.stream.IntStream.range(0, 20)
                .mapToObj(i -> Recipient.plain(i, EmailAddress.of("u" + i + "@known.example")))
                .toList();
        experience.attempted(
                ALPHA,
                MessageClass.TRANSACTIONAL,
                many,
                java.util.Collections.nCopies(20, NOBODY),
                Duration.ofMillis(50));
        assertThat(at("known.example")).isEmpty();
    }

    private void past(String domain) {
        for (int i = 0; i < 50; i++) {
            send(TAKEN, domain, MessageClass.TRANSACTIONAL, next++);
            experience.reported(ALPHA, domain, Report.DELIVERED, Duration.ofSeconds(3));
        }
        hand.pass(Duration.ofMinutes(30));
    }

    @Test
    void bouncesThatAreReportedCountLikeRefusals() {
        past("gmail.example");
        for (int i = 0; i < 20; i++) {
            send(TAKEN, "gmail.example", MessageClass.TRANSACTIONAL, next++);
            experience.reported(
                    ALPHA, "gmail.example", i < 4 ? Report.DELIVERED : Report.BOUNCED_FOR_GOOD, Duration.ofSeconds(3));
        }
        assertThat(at("gmail.example")).hasValueSatisfying(signal -> {
            assertThat(signal.reading()).isEqualTo(Reading.FAILING);
            assertThat(signal.words()).contains("16 of 20").contains("as reports say");
        });
    }

    @Test
    void bouncesFarAboveTheUsualAreASymptom() {
        for (int i = 0; i < 1000; i++) {
            send(i % 100 == 0 ? NOBODY : TAKEN, "a.example", MessageClass.BULK, next++);
        }
        hand.pass(Duration.ofHours(3));
        for (int i = 0; i < 100; i++) {
            send(i % 4 == 0 ? NOBODY : TAKEN, "a.example", MessageClass.BULK, next++);
        }
        assertThat(find(Source.REPUTATION, new Scope.OfProvider(ALPHA)))
                .hasValueSatisfying(signal -> assertThat(signal.reading()).isEqualTo(Reading.IMPAIRED));
    }

    private Optional<Signal> outcomes() {
        return find(Source.TRAFFIC, new Scope.OfProvider(ALPHA));
    }

    private Optional<Signal> at(String domain) {
        return find(Source.TRAFFIC, new Scope.AtReceiver(ALPHA, domain));
    }

    private Optional<Signal> find(Source source, Scope scope) {
        realMail.look(List.of(ALPHA));
        realMail.lookAtReceivers(List.of(ALPHA));
        return board.current().stream()
                .filter(signal -> signal.source() == source && signal.scope().equals(scope))
                .sorted(java.util.Comparator.comparing(Signal::reading).reversed())
                .findFirst();
    }

    private void send(Outcome outcome, String domain, MessageClass messageClass, long message) {
        send(outcome, domain, messageClass, message, Duration.ofMillis(50));
    }

    private void send(Outcome outcome, String domain, MessageClass messageClass, long message, Duration took) {
        var to = Recipient.plain(0, EmailAddress.parse("ann@" + domain).orElseThrow());
        experience.attempted(ALPHA, messageClass, List.of(to), List.of(outcome), took);
        witnesses.attempted(new MessageId(message), ALPHA, List.of(outcome));
    }
}
