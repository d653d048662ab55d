package dev.everpost.app;

import dev.everpost.app.settings.ProviderSettings;
import dev.everpost.app.settings.Settings;
import dev.everpost.audit.DoorAudit;
import dev.everpost.audit.Remark;
import dev.everpost.health.probe.Prober;
import dev.everpost.health.probe.Target;
import dev.everpost.world.World;
import java.util.List;
import java.util.Optional;

/** The doors of all configured providers, on this machine too, knocked at once each when asked. Used by one thread. */
final class AuditedDoors {

    private final Prober prober;
    private final String hostname;
    private final List<Target> all;

    AuditedDoors(Settings settings, World world) {
        this.prober = new Prober(ProbeTargets.settings(settings, world), world);
        this.hostname = Naming.hostname(settings);
        this.all = settings.providers().stream()
                .flatMap(provider -> ProbeTargets.of(provider, hostname).stream())
                .toList();
    }

    /** Empty for a provider without a door of its own. */
    Optional<Remark> remark(ProviderSettings provider) {
        return ProbeTargets.of(provider, hostname).map(target -> DoorAudit.of(prober.probe(target, all)));
    }
}
