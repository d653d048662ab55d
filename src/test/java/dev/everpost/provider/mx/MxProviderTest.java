package dev.everpost.provider.mx;

import static dev.everpost.provider.mx.Receivers.PATIENCE;
import static dev.everpost.provider.mx.Receivers.parcel;
import static dev.everpost.provider.mx.Receivers.sendOne;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome.Accepted;
import dev.everpost.fact.Outcome.AccountTrouble;
import dev.everpost.fact.Outcome.Cause;
import dev.everpost.fact.Outcome.Failure;
import dev.everpost.fact.Outcome.ProviderDown;
import dev.everpost.fact.Outcome.Refused;
import dev.everpost.fact.Outcome.Scope;
import dev.everpost.fact.Outcome.TryLater;
import dev.everpost.fact.Outcome.Unknown;
import dev.everpost.sandbox.DnsFault;
import dev.everpost.sandbox.SimulatedSmtp;
import dev.everpost.scenario.BlackHole;
import dev.everpost.scenario.ConnectionRefused;
import dev.everpost.scenario.Failing;
import dev.everpost.scenario.HangAfterData;
import dev.everpost.scenario.RecipientDomain;
import dev.everpost.scenario.Stage;
import dev.everpost.smtp.ClientPatience;
import dev.everpost.world.World;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MxProviderTest {

    private final Receivers receivers = new Receivers(World.real());

    @AfterEach
    void close() {
        receivers.close();
    }

    @Test
    void eachDomainOfAParcelGetsOneTransactionAtItsOwnExchanger() {
        receivers.receiver("one.example", false);
        receivers.receiver("two.example", false);
        var outcomes = receivers
                .provider()
                .send(parcel("a@one.example", "b@two.example", "c@one.example", "suppressed@nowhere.example"));
        assertThat(outcomes).hasSize(4);
        assertThat(outcomes.subList(0, 3)).allSatisfy(each -> assertThat(each).isInstanceOf(Accepted.class));
        assertThat(outcomes.get(3)).isInstanceOf(Refused.class);
        assertThat(receivers.sandbox.mailroom().summary().byProvider())
                .containsEntry("mx-one-example", 2L)
                .containsEntry("mx-two-example", 1L);
    }

    @Test
    void aDomainThatSaysItTakesNoMailIsBelieved() {
        receivers.dns.mx("quiet.example", 0, "");
        assertRefused("a@quiet.example", "556 5.1.10");
    }

    @Test
    void withoutAnMxRecordTheDomainItselfIsTheExchanger() {
        receivers.receiver("other.example", false);
        receivers.dns.address("plain.example", receivers.lastAddress());
        assertThat(sendOne(receivers.provider(), "a@plain.example")).isInstanceOf(Accepted.class);
    }

    @Test
    void aDomainThatDoesNotExistOrHasNoAddressRefuses() {
        receivers.dns.text("text.example", "only text");
        assertRefused("a@nowhere.example", "550 5.1.2");
        assertRefused("a@text.example", "550 5.1.2");
    }

    @Test
    void anExchangerWithoutAnAddressIsADomainsMistakeAndMayBeMended() {
        receivers.dns.mx("broken.example", 10, "gone.example");
        assertThat(sendOne(receivers.provider(), "a@broken.example")).isInstanceOf(TryLater.class);
    }

    @Test
    void anAddressLiteralIsGoneToWithoutAnyQuestion() {
        receivers.receiver("one.example", false);
        long questions = receivers.dns.questions();
        var outcome =
                sendOne(receivers.provider(), "a@[" + receivers.lastAddress().getHostAddress() + "]");
        assertThat(outcome).isInstanceOf(Accepted.class);
        assertThat(receivers.dns.questions()).isEqualTo(questions);
        assertRefused("a@[IPv6:nonsense]", "553 5.1.2");
        assertRefused("a@[tag:content]", "553 5.1.2");
    }

    @Test
    void theNextExchangerIsTriedWhenTheFirstTakesNoConnectionOrGreetsWithANo() {
        var first = receivers.receiver("one.example", 10, "mx1.one.example", false);
        var second = receivers.receiver("one.example", 20, "mx2.one.example", false);
        first.set(new ConnectionRefused());
        assertThat(sendOne(receivers.provider(), "a@one.example")).isInstanceOf(Accepted.class);
        first.set(new Failing(1, 554, Stage.CONNECT));
        assertThat(sendOne(receivers.provider(), "a@one.example")).isInstanceOf(Accepted.class);
        assertThat(delivered(second)).isEqualTo(2);
    }

    @Test
    void thePreferredExchangerGetsTheMail() {
        var spare = receivers.receiver("one.example", 20, "mx2.one.example", false);
        var first = receivers.receiver("one.example", 10, "mx1.one.example", false);
        for (int i = 0; i < 5; i++) {
            sendOne(receivers.provider(), "a@one.example");
        }
        assertThat(delivered(first)).isEqualTo(5);
        assertThat(delivered(spare)).isZero();
    }

    @Test
    void mailThatLeadsBackToOurselvesIsRefusedByNameAndByAddress() {
        receivers.receiver("ours.example", 10, "gateway.example", false);
        assertRefused("a@ours.example", "554 5.4.6");
        receivers.receiver("door.example", false);
        var door = new InetSocketAddress(receivers.lastAddress(), receivers.port());
        var provider = receivers.provider(settings -> with(settings, new Ourselves(Set.of(), Set.of(door))));
        assertThat(sendOne(provider, "a@door.example"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reply()).startsWith("554 5.4.6"));
    }

    @Test
    void asABackupExchangerOnlyThoseBeforeUsAreTried() {
        receivers.dead("primary.example");
        receivers.dns.mx("we.example", 10, "mx.primary.example").mx("we.example", 20, "gateway.example");
        assertThat(sendOne(receivers.provider(), "a@we.example")).isInstanceOf(TryLater.class);
    }

    @Test
    void privateAddressesAreNotGoneToUnlessAllowed() {
        receivers.receiver("inside.example", false);
        var strict = receivers.provider(settings -> with(settings, false));
        assertThat(sendOne(strict, "a@inside.example")).isInstanceOf(TryLater.class);
        receivers.dns.address("implicit.example", receivers.lastAddress());
        assertThat(sendOne(strict, "a@implicit.example")).isInstanceOf(Refused.class);
        assertThat(receivers.sandbox.mailroom().summary().copies()).isZero();
    }

    @Test
    void greylistingWaitsAndSaysNothingAboutTheDomain() {
        receivers.receiver("grey.example", false).set(new RecipientDomain("grey.example", 451));
        var provider = receivers.provider();
        assertThat(sendOne(provider, "a@grey.example"))
                .isInstanceOfSatisfying(
                        TryLater.class, later -> assertThat(later.cause()).isEqualTo(Cause.RECIPIENT));
        ((SimulatedSmtp) receivers.sandbox.provider("mx-grey-example").orElseThrow()).heal();
        assertThat(sendOne(provider, "a@grey.example")).isInstanceOf(Accepted.class);
    }

    @Test
    void anUnknownMailboxIsRefused() {
        receivers.receiver("strict.example", false).set(new RecipientDomain("strict.example", 550));
        assertThat(sendOne(receivers.provider(), "a@strict.example"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.scope()).isEqualTo(Scope.RECIPIENT));
    }

    @Test
    void aDeadDomainCostsOneTryAndThenNothingUntilItsTimeHasCome() {
        receivers.dead("dead.example");
        var provider = receivers.provider();
        var first = (TryLater) sendOne(provider, "a@dead.example");
        assertThat(first.after()).isNull();
        long questions = receivers.dns.questions();
        var second = (TryLater) sendOne(provider, "b@dead.example");
        assertThat(second.reply()).isEqualTo(first.reply()).contains("mx.dead.example");
        assertThat(second.after()).isBetween(Duration.ofSeconds(1), Backoff.FIRST);
        assertThat(receivers.dns.questions()).isEqualTo(questions);
    }

    @Test
    void aSilentReceiverIsLeftAtTheEndOfThePatience() {
        receivers.receiver("hole.example", false).set(new BlackHole());
        var hasty = new ClientPatience(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(300));
        var provider = receivers.provider(settings -> with(settings, hasty));
        assertThat(sendOne(provider, "a@hole.example")).isInstanceOf(TryLater.class);
    }

    @Test
    void silenceAfterTheContentIsUnknownAndTheDomainRests() {
        receivers.receiver("hang.example", false).set(new HangAfterData());
        var hasty = new ClientPatience(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMillis(300));
        var provider = receivers.provider(settings -> with(settings, hasty));
        assertThat(sendOne(provider, "a@hang.example")).isInstanceOf(Unknown.class);
        assertThat(sendOne(provider, "a@hang.example")).isInstanceOf(TryLater.class);
    }

    @Test
    void aDomainWhoseNameServersFailIsItsOwnTroubleAndADeadResolverIsOurs() {
        receivers.dns.fail("lame.example", DnsFault.SERVER_FAILURE).fail("mute.example", DnsFault.SILENT);
        var provider = receivers.provider();
        assertThat(sendOne(provider, "a@lame.example")).isInstanceOf(TryLater.class);
        assertThat(sendOne(provider, "a@mute.example")).isInstanceOf(TryLater.class);
        receivers.dns.fail("", DnsFault.SILENT);
        assertThat(sendOne(provider, "a@fresh.example"))
                .isInstanceOfSatisfying(
                        ProviderDown.class, down -> assertThat(down.failure()).isEqualTo(Failure.NAME_NOT_FOUND));
    }

    @Test
    void oneDeadDomainIsItsOwnTroubleAndManyInARowAreOurs() {
        var provider = receivers.provider();
        for (int i = 1; i < WayOut.DOMAINS; i++) {
            receivers.dead("dead" + i + ".example");
            assertThat(sendOne(provider, "a@dead" + i + ".example")).isInstanceOf(TryLater.class);
        }
        receivers.dead("last.example");
        assertThat(sendOne(provider, "a@last.example")).isInstanceOf(ProviderDown.class);
        receivers.receiver("alive.example", false);
        assertThat(sendOne(provider, "a@alive.example")).isInstanceOf(Accepted.class);
        receivers.dead("another.example");
        assertThat(sendOne(provider, "a@another.example")).isInstanceOf(TryLater.class);
    }

    @Test
    void aReceiverThatTurnsOurAddressAwayIsNoRefusalOfTheMessage() {
        try (var peer = new PoliteReceiver(
                receivers.port(),
                "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org")) {
            receivers.dns.mx("picky.example", 10, "mx.picky.example").address("mx.picky.example", peer.address());
            assertThat(sendOne(receivers.provider(), "a@picky.example"))
                    .isInstanceOfSatisfying(
                            AccountTrouble.class,
                            trouble -> assertThat(trouble.trouble().name()).isEqualTo("REPUTATION"));
        }
    }

    @Test
    void connectionsAreKeptForTheNextMessageToTheSameExchanger() {
        var one = receivers.receiver("one.example", false);
        var provider = receivers.provider();
        for (int i = 0; i < 10; i++) {
            assertThat(sendOne(provider, "a@one.example")).isInstanceOf(Accepted.class);
        }
        assertThat(one.connections()).isEqualTo(1);
        assertThat(provider.idleConnections()).isEqualTo(1);
    }

    private void assertRefused(String recipient, String reply) {
        assertThat(sendOne(receivers.provider(), recipient)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.scope()).isEqualTo(Scope.RECIPIENT);
            assertThat(refused.reply()).startsWith(reply);
        });
    }

    private long delivered(SimulatedSmtp receiver) {
        return receivers.sandbox.mailroom().summary().byProvider().getOrDefault(receiver.name(), 0L);
    }

    private static MxSettings with(MxSettings settings, Ourselves ourselves) {
        return new MxSettings(
                settings.port(),
                PATIENCE,
                PATIENCE,
                settings.domains(),
                settings.sources(),
                ourselves,
                settings.dkim(),
                settings.caFile(),
                settings.policyPort(),
                true);
    }

    private static MxSettings with(MxSettings settings, boolean allowPrivate) {
        return new MxSettings(
                settings.port(),
                PATIENCE,
                PATIENCE,
                settings.domains(),
                settings.sources(),
                settings.ourselves(),
                settings.dkim(),
                settings.caFile(),
                settings.policyPort(),
                allowPrivate);
    }

    private static MxSettings with(MxSettings settings, ClientPatience patience) {
        return new MxSettings(
                settings.port(),
                patience,
                patience,
                settings.domains(),
                settings.sources(),
                settings.ourselves(),
                settings.dkim(),
                settings.caFile(),
                settings.policyPort(),
                true);
    }
}
