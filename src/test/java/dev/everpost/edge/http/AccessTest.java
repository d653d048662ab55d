package dev.everpost.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.intake.Submitter;
import dev.everpost.intake.Submitters;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who a call is from, for addresses that a test on one machine cannot call from. */
class AccessTest {

    private static final Submitter SHOP = new Submitter("shop", null, "shop-key", null, List.of("*"));

    private final Access trusting = access("admin-key", true);

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "::1", "[0:0:0:0:0:0:0:1]"})
    void aClientOnThisMachineOperatesAndSubmitsWithoutAKey(String address) {
        assertThat(trusting.identify(call(address, null)))
                .isEqualTo(new Caller.Operating("loopback", Submitter.LOOPBACK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "10.0.0.1", "2001:db8::1", "::ffff:192.0.2.1"})
    void aClientElsewhereNeedsAKeyEvenUnderALoopbackName(String address) {
        assertThat(trusting.identify(call(address, null))).isInstanceOf(Caller.Nobody.class);
        assertThat(trusting.isLocal(call(address, null))).isFalse();
    }

    @Test
    void aKeyIsGoodFromEverywhere() {
        assertThat(trusting.identify(call("192.0.2.1", "Bearer shop-key"))).isEqualTo(new Caller.Submitting(SHOP));
        assertThat(trusting.identify(call("192.0.2.1", "bearer admin-key")))
                .isEqualTo(new Caller.Operating("operator", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "Bearer", "", "Bearer admin-key2", "Bearer shop-ke"})
    void whatIsNotExactlyAKeyIsNobody(String authorization) {
        assertThat(trusting.identify(call("127.0.0.1", authorization))).isInstanceOf(Caller.Nobody.class);
    }

    @Test
    void withoutAnAdminKeyAnEmptyOneDoesNotOpen() {
        assertThat(access(null, true).identify(call("127.0.0.1", "Bearer "))).isInstanceOf(Caller.Nobody.class);
        assertThat(access("", true).identify(call("127.0.0.1", "Bearer "))).isInstanceOf(Caller.Nobody.class);
    }

    @Test
    void noKeyIsEverPrinted() {
        assertThat(call("192.0.2.1", "Bearer shop-key").toString()).doesNotContain("shop-key");
        assertThat(trusting.identify(call("192.0.2.1", "Bearer shop-key")).toString())
                .doesNotContain("shop-key");
    }

    private static Access access(@Nullable String adminKey, boolean trustLoopback) {
        var submitters = new Submitters(List.of(SHOP));
        return new Access(() -> submitters, () -> adminKey, () -> trustLoopback);
    }

    private static Call call(String address, @Nullable String authorization) {
        return new Call("GET", address, false, "localhost:8025", null, null, null, authorization);
    }
}
