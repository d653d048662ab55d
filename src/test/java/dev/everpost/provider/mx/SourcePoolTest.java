package dev.everpost.provider.mx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.Accepted;
import dev.everpost.fact.Outcome.ProviderDown;
import dev.everpost.fact.Outcome.TryLater;
import dev.everpost.message.MessageClass;
import dev.everpost.provider.Parcel;
import dev.everpost.world.World;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From which address mail leaves. */
class SourcePoolTest {

    /** Reserved for documentation: no machine has it. */
    private static final InetAddress NOT_OURS = InetAddress.ofLiteral("192.0.2.7");

    private final Receivers receivers = new Receivers(World.real());
    private PoliteReceiver receiver;

    @BeforeEach
    void serve() {
        receiver = new PoliteReceiver(receivers.port(), "220 hello");
        receivers.dns.mx("one.example", 10, "mx.one.example").address("mx.one.example", receiver.address());
    }

    @AfterEach
    void close() {
        receivers.close();
        receiver.close();
    }

    @Test
    void theTagNamesThePoolElseTheClassElseTheDefault() {
        var provider = provider(Map.of(
                "codes", List.of(from(2)),
                "critical", List.of(from(3)),
                "default", List.of(from(4))));
        send(provider, MessageClass.CRITICAL, Map.of("pool", "codes"));
        send(provider, MessageClass.CRITICAL, Map.of());
        send(provider, MessageClass.BULK, Map.of());
        send(provider, MessageClass.BULK, Map.of("pool", "nobody-made-it"));

        assertThat(receiver.callers()).containsExactly(at(2), at(3), at(4), at(4));
        assertThat(receiver.heard()).contains("EHLO out2.example", "EHLO out3.example", "EHLO out4.example");
    }

    @Test
    void aPoolsAddressesShareItsMail() {
        var provider = provider(Map.of("default", List.of(from(2), from(3), from(4))));
        for (int i = 0; i < 40; i++) {
            send(provider, MessageClass.BULK, Map.of());
        }
        assertThat(receiver.callers()).contains(at(2), at(3), at(4)).isSubsetOf(at(2), at(3), at(4));
    }

    @Test
    void anAddressThatIsNotThisMachinesIsPassedOver() {
        var provider = provider(Map.of("default", List.of(new Source(NOT_OURS, "gone.example"), from(3))));
        for (int i = 0; i < 10; i++) {
            assertThat(send(provider, MessageClass.BULK, Map.of())).isInstanceOf(Accepted.class);
        }
        assertThat(receiver.callers()).containsOnly(at(3));
    }

    @Test
    void aPoolWithoutAnyUsableAddressIsOurOwnTrouble() {
        var provider = provider(Map.of("default", List.of(new Source(NOT_OURS, "gone.example"))));
        assertThat(send(provider, MessageClass.BULK, Map.of())).isInstanceOf(ProviderDown.class);
        assertThat(receiver.callers()).isEmpty();
    }

    @Test
    void anAddressOfTheOtherKindIsNotEvenTried() {
        var six = new Source(InetAddress.ofLiteral("::1"), "six.example");
        var provider = provider(Map.of("default", List.of(six)));
        assertThat(send(provider, MessageClass.BULK, Map.of()))
                .isInstanceOfSatisfying(
                        TryLater.class, later -> assertThat(later.reply()).contains("no source address of its kind"));
    }

    private MxProvider provider(Map<String, List<Source>> pools) {
        return receivers.provider(plain -> new MxSettings(
                plain.port(),
                plain.critical(),
                plain.others(),
                plain.domains(),
                new Source.Pools(new Source(null, "gateway.example"), pools),
                plain.ourselves(),
                plain.dkim(),
                plain.caFile(),
                plain.policyPort(),
                plain.allowPrivate()));
    }

    /** A connection for each: what is kept would hide where the next one comes from. */
    private Outcome send(MxProvider provider, MessageClass messageClass, Map<String, String> tags) {
        var outcome = provider.send(new Parcel(
                        Receivers.message(messageClass, tags),
                        1,
                        Receivers.recipients("a@one.example"),
                        "",
                        Receivers.content()))
                .getFirst();
        provider.close();
        return outcome;
    }

    private static Source from(int last) {
        return new Source(at(last), "out" + last + ".example");
    }

    private static InetAddress at(int last) {
        return Receivers.at(last);
    }
}
