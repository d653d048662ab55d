package dev.everpost.app;

import dev.everpost.app.settings.Settings;
import dev.everpost.health.Signal;
import dev.everpost.health.probe.ProbeReport;
import dev.everpost.health.probe.Probes;
import dev.everpost.world.World;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The probes of the present configuration, or none where they are off. */
final class Probing {

    private final Probes probes;
    private final boolean on;

    Probing(Supplier<Settings> settings, Signal.Sink sink, Consumer<ProbeReport> meters, World world) {
        var numbers = ProbeTargets.settings(settings.get(), world);
        var hostname = Naming.hostname(settings.get());
        this.on = numbers.every().isPositive();
        this.probes = new Probes(() -> ProbeTargets.watched(settings.get(), hostname), numbers, sink, meters, world);
    }

    Probes probes() {
        return probes;
    }

    void start() {
        if (on) {
            probes.start();
        }
    }

    void stop() {
        probes.stop();
    }
}
