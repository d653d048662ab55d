package dev.everpost.health;

import dev.everpost.fact.ProviderName;
import dev.everpost.world.HandDrivenWorld;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Signals as a spec tells them, in a world whose clock stands until it is moved. */
final class Seen {

    static final ProviderName ALPHA = new ProviderName("alpha");
    static final ProviderName BETA = new ProviderName("beta");
    static final Scope OF_ALPHA = new Scope.OfProvider(ALPHA);
    static final Scope OF_BETA = new Scope.OfProvider(BETA);
    static final Duration FRESH = Duration.ofSeconds(90);

    final HandDrivenWorld hand = new HandDrivenWorld(1);
    final Signals board = new Signals(hand.world());

    Signal signal(Source source, Scope scope, Reading reading, double strength) {
        return new Signal(source, "spec", scope, reading, strength, hand.now(), FRESH, reading.label() + " as seen");
    }

    void tell(Source source, Scope scope, Reading reading, double strength) {
        board.tell(signal(source, scope, reading, strength));
    }

    Assessment fused(Signal... signals) {
        return Fusion.assess(List.of(signals), hand.now());
    }

    static Site site(String name, String vendor, String region, String protocol) {
        return new Site(new ProviderName(name), vendor, region, protocol);
    }

    Verdicts verdicts(Collection<Site> sites, Verdict.Listener listener) {
        return new Verdicts(board, () -> sites, listener, hand.world());
    }
}
