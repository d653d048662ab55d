package dev.everpost.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.dns.Answer.Failed;
import dev.everpost.dns.Answer.Found;
import dev.everpost.dns.Answer.NoData;
import dev.everpost.dns.Answer.NoSuchName;
import dev.everpost.dns.Answer.Why;
import dev.everpost.dns.ResolverSettings.Caching;
import dev.everpost.sandbox.DnsFault;
import dev.everpost.sandbox.SimulatedDns;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DnsResolverTest {

    private final SkippingTime time = new SkippingTime();
    private SimulatedDns dns;
    private Resolver resolver;

    @BeforeEach
    void listen() throws IOException {
        dns = new SimulatedDns(time.world(), 0);
        resolver = resolver(Caching.STANDARD, dns.address());
    }

    @AfterEach
    void close() {
        dns.close();
    }

    @Test
    void everyKindOfRecordIsReadAsItsOwnValue() throws IOException {
        var v4 = InetAddress.getByName("192.0.2.7");
        var v6 = InetAddress.getByName("2001:db8::7");
        dns.mx("Example.com", 10, "MX1.example.com").mx("example.com", 20, "mx2.example.com");
        dns.address("mx1.example.com", v4).address("mx1.example.com", v6);
        dns.text("example.com", "v=spf1 -all").alias("www.example.com", "web.example.com");
        dns.pointer(v4, "mx1.example.com").pointer(v6, "mx1.example.com");
        assertThat(resolver.mx("example.COM.").recordsOrNone())
                .containsExactlyInAnyOrder(new MxRecord(10, "mx1.example.com"), new MxRecord(20, "mx2.example.com"));
        assertThat(resolver.ipv4("mx1.example.com").recordsOrNone()).isEqualTo(List.of(v4));
        assertThat(resolver.ipv6("mx1.example.com").recordsOrNone()).isEqualTo(List.of(v6));
        assertThat(resolver.text("example.com").recordsOrNone()).containsExactly("v=spf1 -all");
        assertThat(resolver.alias("www.example.com").recordsOrNone()).containsExactly("web.example.com");
        assertThat(resolver.names(v4).recordsOrNone()).containsExactly("mx1.example.com");
        assertThat(resolver.names(v6).recordsOrNone()).containsExactly("mx1.example.com");
    }

    @Test
    void theRootIsTheEmptyName() {
        dns.mx("quiet.example", 0, "");
        assertThat(resolver.mx("quiet.example").recordsOrNone()).containsExactly(new MxRecord(0, ""));
        assertThat(resolver.mx("quiet.example").recordsOrNone().getFirst().isNull())
                .isTrue();
    }

    @Test
    void aTextOfManyStringsIsOneTextAndComesOverTcpWhenItIsLong() {
        var key = "v=DKIM1; p=" + "A".repeat(2000);
        dns.text("s1._domainkey.example.com", key);
        assertThat(resolver.text("s1._domainkey.example.com").recordsOrNone()).containsExactly(key);
    }

    @Test
    void aMappedAddressStaysAnIpv6Address() throws IOException {
        var mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xff;
        mapped[12] = 10;
        dns.address("trap.example.com", Inet6Address.getByAddress(null, mapped, -1));
        assertThat(resolver.ipv6("trap.example.com").recordsOrNone()).hasSize(1);
    }

    @Test
    void noSuchNameAndNoDataAreTold() {
        dns.text("deep.example.com", "x");
        assertThat(resolver.mx("nowhere.example")).isInstanceOf(NoSuchName.class);
        assertThat(resolver.mx("deep.example.com")).isInstanceOf(NoData.class);
        assertThat(resolver.mx("example.com")).isInstanceOf(NoData.class);
    }

    @Test
    void aliasesAreFollowed() throws IOException {
        dns.alias("a.example", "b.example").alias("b.example", "c.example");
        dns.address("c.example", InetAddress.getByName("192.0.2.9"));
        assertThat(resolver.ipv4("a.example").recordsOrNone()).hasSize(1);
        assertThat(resolver.ipv6("a.example")).isInstanceOf(NoData.class);
    }

    @Test
    void aCircleOfAliasesEnds() {
        dns.alias("a.example", "b.example").alias("b.example", "a.example");
        assertThat(resolver.ipv4("a.example")).isInstanceOf(Failed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a..b", "x y.example", "a\\046b.example", "\u0000", "bad\r\n.example"})
    void whatCannotBeANameDoesNotExistAndIsNotAsked(String name) {
        assertThat(resolver.text(name)).isInstanceOf(NoSuchName.class);
        assertThat(dns.questions()).isZero();
    }

    @Test
    void aLabelThatIsTooLongDoesNotExist() {
        assertThat(resolver.mx("a".repeat(64) + ".example")).isInstanceOf(NoSuchName.class);
        assertThat(resolver.mx("a.".repeat(200) + "example")).isInstanceOf(NoSuchName.class);
    }

    @Test
    void internationalNamesAreAskedInTheirAsciiForm() {
        dns.mx("xn--bcher-kva.example", 5, "mx.example");
        assertThat(resolver.mx("bücher.example").recordsOrNone()).hasSize(1);
    }

    @Test
    void anAnswerIsRememberedForItsTimeAndThenAskedAgain() {
        dns.mx("example.com", 10, "old.example.com");
        resolver.mx("example.com");
        dns.forget("example.com").mx("example.com", 10, "new.example.com");
        time.skip(Duration.ofSeconds(SimulatedDns.TTL_SECONDS - 20));
        assertThat(resolver.mx("example.com").recordsOrNone()).containsExactly(new MxRecord(10, "old.example.com"));
        assertThat(((Found<MxRecord>) resolver.mx("example.com")).ttl()).isLessThanOrEqualTo(Duration.ofSeconds(20));
        time.skip(Duration.ofSeconds(21));
        assertThat(resolver.mx("example.com").recordsOrNone()).containsExactly(new MxRecord(10, "new.example.com"));
        assertThat(dns.questions()).isEqualTo(2);
    }

    @Test
    void aNoIsRememberedNoLongerThanTheBound() {
        var impatient = new Caching(10, Duration.ofHours(1), Duration.ofSeconds(5));
        var bounded = resolver(impatient, dns.address());
        bounded.mx("late.example");
        dns.mx("late.example", 1, "mx.example");
        assertThat(bounded.mx("late.example")).isInstanceOf(NoSuchName.class);
        time.skip(Duration.ofSeconds(6));
        assertThat(bounded.mx("late.example")).isInstanceOf(Found.class);
    }

    @Test
    void theCacheForgetsWhatWasUnusedForLongest() {
        var small = resolver(new Caching(2, Duration.ofHours(1), Duration.ofHours(1)), dns.address());
        small.mx("one.example");
        small.mx("two.example");
        small.mx("one.example");
        small.mx("three.example");
        long before = dns.questions();
        small.mx("one.example");
        assertThat(dns.questions()).isEqualTo(before);
        small.mx("two.example");
        assertThat(dns.questions()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SERVER_FAILURE", "REFUSED"})
    void aServerThatFailsIsToldAndNotRemembered(String fault) {
        dns.mx("example.com", 1, "mx.example.com").fail("example.com", DnsFault.valueOf(fault));
        assertThat(resolver.mx("example.com"))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.why()).isEqualTo(Why.SERVER_FAILURE));
        dns.heal();
        assertThat(resolver.mx("example.com")).isInstanceOf(Found.class);
    }

    @Test
    void silenceAboutOneNameIsNotTheResolversFault() {
        dns.fail("dead.example", DnsFault.SILENT);
        assertThat(why(resolver.mx("dead.example"))).isEqualTo(Why.TIMEOUT);
    }

    @Test
    void silenceAboutEverythingIsTheResolversFault() {
        dns.fail("", DnsFault.SILENT);
        assertThat(why(resolver.mx("example.com"))).isEqualTo(Why.NO_SERVER);
    }

    @Test
    void nobodyListeningIsTheResolversFault() throws IOException {
        InetSocketAddress nobody;
        try (var free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            nobody = (InetSocketAddress) free.getLocalSocketAddress();
        }
        assertThat(why(resolver(Caching.STANDARD, nobody).mx("example.com"))).isEqualTo(Why.NO_SERVER);
    }

    @Test
    void theNextServerIsAskedWhenOneIsSilentOrFails() throws IOException {
        dns.mx("example.com", 1, "mx.example.com");
        for (var fault : new DnsFault[] {DnsFault.SILENT, DnsFault.SERVER_FAILURE}) {
            try (var ill = new SimulatedDns(time.world(), 0)) {
                ill.fail("", fault);
                var both = resolver(Caching.STANDARD, ill.address(), dns.address());
                assertThat(both.mx("example.com")).isInstanceOf(Found.class);
            }
        }
    }

    @Test
    void aTruncatedAnswerIsFetchedOverTcp() {
        dns.mx("example.com", 1, "mx.example.com").fail("example.com", DnsFault.TRUNCATED);
        assertThat(resolver.mx("example.com")).isInstanceOf(Found.class);
    }

    private Resolver resolver(Caching caching, InetSocketAddress... servers) {
        return new DnsResolver(new ResolverSettings(List.of(servers), Duration.ofMillis(400), caching), time.world());
    }

    private static Why why(Answer<?> answer) {
        assertThat(answer).isInstanceOf(Failed.class);
        return ((Failed<?>) answer).why();
    }
}
