package dev.everpost.silence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact.Remedy;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.silence.Ear.Leg;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an ear knows is kept whole, and bytes that are not its own are no state. */
class EarBytesTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void everythingComesBackInItsOrder() {
        var state = state();
        var back = EarBytes.read(EarBytes.write(state)).orElseThrow();

        assertThat(back).isEqualTo(state);
        assertThat(back.waiting().keySet())
                .containsExactlyElementsOf(state.waiting().keySet());
    }

    @Test
    void anEarThatHeardNothingIsKeptToo() {
        var nothing = new EarState(null, List.of(), Map.of(), Map.of());
        assertThat(EarBytes.read(EarBytes.write(nothing))).contains(nothing);
    }

    @Test
    void bytesThatAreCutAnywhereOrOfAnotherFormAreNoState() {
        var bytes = EarBytes.write(state());
        for (int length = 0; length < bytes.length; length++) {
            assertThat(EarBytes.read(Arrays.copyOf(bytes, length))).isEmpty();
        }
        bytes[0] = 9;
        assertThat(EarBytes.read(bytes)).isEmpty();
    }

    @Test
    void whatTenThousandHandOversTakeFitsIntoWhatARoomMayKeep() {
        var waiting = new LinkedHashMap<Leg, Waiting>();
        for (int i = 1; i <= Ear.WAITING_MAX; i++) {
            waiting.put(new Leg(new MessageId(i), 0), Waiting.since(1, NOON));
        }
        assertThat(EarBytes.write(new EarState(NOON, List.of(), Map.of(), waiting)))
                .hasSizeLessThan(1 << 20);
    }

    private static EarState state() {
        var waiting = new LinkedHashMap<Leg, Waiting>();
        waiting.put(new Leg(new MessageId(9), 3), Waiting.since(2, NOON));
        waiting.put(
                new Leg(new MessageId(4), 0),
                new Waiting(70, NOON, NOON.plusSeconds(5), MessageClass.CRITICAL, Remedy.LEFT, NOON.plusSeconds(90)));
        return new EarState(NOON, List.of(Duration.ofMillis(1_234), Duration.ofHours(3)), Map.of(7L, 12), waiting);
    }
}
