package dev.everpost.provider.mx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.dkim.DkimKey;
import dev.everpost.dns.Answer.Why;
import dev.everpost.dns.RememberingResolver;
import dev.everpost.fact.Outcome.AccountTrouble;
import dev.everpost.fact.ProviderName;
import dev.everpost.provider.Checkup;
import dev.everpost.provider.mx.sts.PolicyShelf;
import dev.everpost.world.World;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What direct delivery finds when it looks at itself as receivers do. */
class MxCheckupTest {

    private final Receivers receivers = new Receivers(World.real());
    private final RememberingResolver resolver = new RememberingResolver();
    private final DkimKey key = key();
    private final InetAddress publicAddress = InetAddress.ofLiteral("8.8.4.4");

    @BeforeEach
    void publish() {
        resolver.knowsText(key.recordName(), key.record())
                .knowsPointer(publicAddress, "out1.example.com.")
                .knowsAddress("out1.example.com.", "8.8.4.4")
                .knowsAddress("out1.example.com", "8.8.4.4");
    }

    @AfterEach
    void close() {
        receivers.close();
    }

    @Test
    void whatIsInOrderIsSaidAndPortTwentyFiveIsUnknownBeforeTheFirstMail() {
        assertThat(checkup(publicAddress))
                .isInstanceOfSatisfying(
                        Checkup.Answered.class,
                        answered -> assertThat(answered.words())
                                .isEqualTo(
                                        "DKIM: s1._domainkey.example.com is published; names: 8.8.4.4 is out1.example.com;"
                                                + " unknown: port 25: nobody was reached since the start"));
    }

    @Test
    void aKeyThatIsMissingOrAnotherOrRevokedIsBad() {
        resolver.forget(key.recordName());
        assertBad("is not published");
        resolver.knowsText(key.recordName(), "v=DKIM1; k=ed25519; p=");
        assertBad("another key than ours, or is revoked");
        resolver.forget(key.recordName());
        resolver.knowsText(key.recordName(), key().record());
        assertBad("another key than ours, or is revoked");
    }

    @Test
    void anAddressWithoutANameThatLeadsBackIsBad() {
        resolver.forget("out1.example.com");
        resolver.forget("out1.example.com.");
        assertBad("does not lead back to it");
    }

    @Test
    void whatTheNameServersDoNotAnswerIsUnknownAndNotBad() {
        resolver.fails(key.recordName(), Why.TIMEOUT);
        assertThat(checkup(publicAddress))
                .isInstanceOfSatisfying(
                        Checkup.Answered.class,
                        answered ->
                                assertThat(answered.words()).startsWith("unknown: DKIM: s1._domainkey.example.com"));
    }

    @Test
    void anAddressThatIsNotOnTheInternetIsNotJudged() {
        assertThat(checkup(InetAddress.ofLiteral("10.0.0.7")))
                .isInstanceOfSatisfying(
                        Checkup.Answered.class,
                        answered -> assertThat(answered.words())
                                .contains("unknown: names: 10.0.0.7 is not on the internet"));
    }

    @Test
    void mailThatWasTakenShowsTheWayOut() {
        receivers.receiver("one.example", false);
        var provider = receivers.provider();
        Receivers.sendOne(provider, "a@one.example");
        assertThat(((Checkup.Answered) provider.checkup()).words())
                .contains("port 25: a receiver was reached 0 min ago");
    }

    private void assertBad(String words) {
        assertThat(checkup(publicAddress))
                .isInstanceOfSatisfying(
                        Checkup.Failed.class,
                        failed -> assertThat(failed.outcome())
                                .isInstanceOfSatisfying(
                                        AccountTrouble.class,
                                        trouble -> assertThat(trouble.reply()).contains(words)));
    }

    private Checkup checkup(InetAddress source) {
        var plain = receivers.settings();
        var settings = new MxSettings(
                plain.port(),
                plain.critical(),
                plain.others(),
                plain.domains(),
                new Source.Pools(
                        new Source(null, "gateway.example"),
                        Map.of("default", List.of(new Source(source, "out1.example.com")))),
                plain.ourselves(),
                List.of(key),
                plain.caFile(),
                plain.policyPort(),
                plain.allowPrivate());
        try (var provider =
                new MxProvider(new ProviderName("direct"), settings, resolver, PolicyShelf.NONE, World.real())) {
            return provider.checkup();
        }
    }

    private static DkimKey key() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new DkimKey("example.com", "s1", pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
