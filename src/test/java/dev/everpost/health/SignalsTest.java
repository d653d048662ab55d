package dev.everpost.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.ProviderName;
import dev.everpost.world.HandDrivenWorld;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The board keeps the newest signal of each observer, for as long as it is fresh. */
class SignalsTest {

    private static final Scope ALPHA = new Scope.OfProvider(new ProviderName("alpha"));

    private final HandDrivenWorld hand = new HandDrivenWorld(1);
    private final Signals signals = new Signals(hand.world());

    @Test
    void theNewestSignalOfAnObserverReplacesItsOlderOneAndAnOlderOneComesTooLate() {
        tell("tls", Reading.WELL, hand.now());
        tell("tls", Reading.FAILING, hand.now().plusSeconds(2));
        tell("tls", Reading.WELL, hand.now().plusSeconds(1));
        tell("greeting", Reading.WELL, hand.now());

        assertThat(signals.current())
                .extracting(Signal::observer, Signal::reading)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("greeting", Reading.WELL),
                        org.assertj.core.groups.Tuple.tuple("tls", Reading.FAILING));
    }

    @Test
    void whatIsNotFreshCountsNoMoreAndNeitherDoesWhatComesFromTheFuture() {
        tell("tls", Reading.FAILING, hand.now());
        tell("feed", Reading.FAILING, hand.now().plus(Duration.ofDays(20_000)));
        assertThat(signals.current()).extracting(Signal::observer).containsExactly("tls");

        hand.pass(Duration.ofMinutes(1));
        assertThat(signals.current()).isEmpty();
    }

    @Test
    void whoeverFloodsTheBoardPushesNobodyOff() {
        tell("tls", Reading.FAILING, hand.now());
        for (int i = 0; i < Signals.MOST + 10; i++) {
            tell("observer " + i, Reading.WELL, hand.now());
        }
        tell("tls", Reading.WELL, hand.now().plusSeconds(1));

        assertThat(signals.current())
                .hasSize(Signals.MOST)
                .filteredOn(signal -> signal.observer().equals("tls"))
                .extracting(Signal::reading)
                .containsExactly(Reading.WELL);
    }

    private void tell(String observer, Reading reading, Instant at) {
        signals.tell(new Signal(Source.PROBE, observer, ALPHA, reading, 1, at, Duration.ofMinutes(1), "as seen"));
    }
}
