package dev.everpost.replay;

import dev.everpost.health.Reading;
import dev.everpost.health.Scope;
import dev.everpost.health.Signal;
import dev.everpost.health.Source;
import dev.everpost.scenario.BlackHole;
import dev.everpost.scenario.ConnectionRefused;
import dev.everpost.scenario.ExpiredCertificate;
import dev.everpost.scenario.Fate;
import dev.everpost.scenario.Fault;
import dev.everpost.scenario.NameNotFound;
import dev.everpost.scenario.Role.Protocol;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.List;

/** What probes of the doors would find: names, connections and certificates, once a minute; an error behind the door is none of theirs. */
final class PlayedProbes {

    private static final Duration EVERY = Duration.ofMinutes(1);
    /** As long as a probe waits for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration FRESH = EVERY.multipliedBy(3);

    private final List<Played> providers;
    private final Signal.Sink sink;
    private final World world;

    PlayedProbes(List<Played> providers, Signal.Sink sink, World world) {
        this.providers = providers;
        this.sink = sink;
        this.world = world;
    }

    Duration look() {
        providers.stream()
                .filter(provider -> provider.role().protocol() != Protocol.DIRECT)
                .forEach(this::probe);
        return EVERY;
    }

    private void probe(Played provider) {
        var faults = provider.faults();
        tell(provider, "dns", faults, NameNotFound.class);
        tell(provider, "connect", faults, ConnectionRefused.class);
        tell(provider, "tls", faults, ExpiredCertificate.class);
        var answer = provider.role().protocol() == Protocol.API ? "http" : "greeting";
        boolean late = Fate.lateness(faults, false, world.chance()).compareTo(PATIENCE) > 0;
        boolean silent = faults.stream().anyMatch(BlackHole.class::isInstance);
        tell(provider, answer, late || silent);
    }

    private void tell(Played provider, String step, List<Fault> faults, Class<? extends Fault> fails) {
        tell(provider, step, faults.stream().anyMatch(fails::isInstance));
    }

    private void tell(Played provider, String step, boolean failing) {
        sink.tell(new Signal(
                Source.PROBE,
                step,
                new Scope.OfProvider(provider.name()),
                failing ? Reading.FAILING : Reading.WELL,
                1,
                world.time().now(),
                FRESH,
                failing ? step + " fails" : step + " is as it should be"));
    }
}
