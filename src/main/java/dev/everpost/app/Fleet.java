package dev.everpost.app;

import dev.everpost.app.settings.ProviderSettings;
import dev.everpost.app.settings.Settings;
import dev.everpost.checkup.Report;
import dev.everpost.delivery.Carriers;
import dev.everpost.delivery.Carriers.Carrier;
import dev.everpost.experience.Experience;
import dev.everpost.fact.ProviderName;
import dev.everpost.route.Bearings;
import dev.everpost.standing.BreakerSettings;
import dev.everpost.standing.Gate;
import dev.everpost.standing.GateEvents;
import dev.everpost.standing.GateSettings;
import dev.everpost.store.Ledger;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds providers, gates and routes from the settings; what did not change since the last build is kept. */
final class Fleet {

    private final Providers providers;
    private final GateEvents events;
    private final Desks desks;
    private final Ledger ledger;
    private final Knowledge knowledge;
    private final World world;

    /** What routes go by: what happened lately, and what each provider said of its account. */
    record Knowledge(Experience experience, Function<ProviderName, Optional<Report>> checkups) {}

    Fleet(Providers providers, GateEvents events, Desks desks, Ledger ledger, Knowledge knowledge, World world) {
        this.providers = providers;
        this.events = events;
        this.desks = desks;
        this.ledger = ledger;
        this.knowledge = knowledge;
        this.world = world;
    }

    /** The first build. */
    Carriers build(Settings settings) {
        return build(settings, null, null);
    }

    /** A build after a change: a provider with the same settings keeps its connections, its gate what it learned. */
    Carriers build(Settings settings, @Nullable Settings before, @Nullable Carriers running) {
        var carriers = new LinkedHashMap<ProviderName, Carrier>();
        for (var provider : settings.providers()) {
            var name = new ProviderName(provider.name());
            var kept = running == null ? null : running.byName().get(name);
            carriers.put(name, carrier(name, provider, kept, before));
        }
        // Last, because a provider that cannot be built leaves everything as it was.
        settings.providers().forEach(provider -> reconfigure(provider, running));
        settings.providers()
                .forEach(provider -> carriers.computeIfPresent(
                        new ProviderName(provider.name()), (_, carrier) -> desks.at(carrier, provider, before)));
        return new Carriers(carriers, RouteMap.of(settings, carriers, bearings(settings, carriers)));
    }

    private Bearings bearings(Settings settings, Map<ProviderName, Carrier> carriers) {
        var market = new LiveMarket(settings, carriers, knowledge.checkups(), world.time());
        return new Bearings(market, knowledge.experience(), settings.harm(), world.time(), world.chance());
    }

    /** Closes the providers that nobody uses any more; sends under way may finish or end as they can. */
    static void closeReplaced(Carriers before, Carriers now) {
        before.byName().forEach((name, carrier) -> {
            var next = now.byName().get(name);
            if (next == null || next.provider() != carrier.provider()) {
                carrier.provider().close();
            }
        });
    }

    private Carrier carrier(
            ProviderName name, ProviderSettings settings, @Nullable Carrier kept, @Nullable Settings before) {
        if (kept == null) {
            var gate = new Gate(limits(name, settings), world, events);
            gate.restoreUsage(acceptedPerHour(name));
            return new Carrier(providers.provider(name, settings), gate);
        }
        var provider = isSame(settings, before) ? kept.provider() : providers.provider(name, settings);
        return new Carrier(provider, kept.gate(), kept.desk());
    }

    private static void reconfigure(ProviderSettings settings, @Nullable Carriers running) {
        var name = new ProviderName(settings.name());
        var kept = running == null ? null : running.byName().get(name);
        if (kept != null) {
            kept.gate().reconfigure(limits(name, settings));
        }
    }

    private static GateSettings limits(ProviderName name, ProviderSettings settings) {
        return new GateSettings(
                name, settings.concurrencyMax(), settings.perSecond(), settings.perDay(), BreakerSettings.DEFAULTS);
    }

    /** The last 24 hours, newest first, so that a quota spent yesterday evening is free again this evening. */
    private long[] acceptedPerHour(ProviderName name) {
        var hours = new long[24];
        long newer = 0;
        for (int hour = 0; hour < hours.length; hour++) {
            long since = ledger.acceptedBy(name, world.time().now().minus(Duration.ofHours(hour + 1L)));
            hours[hour] = since - newer;
            newer = since;
        }
        return hours;
    }

    private static boolean isSame(ProviderSettings settings, @Nullable Settings before) {
        return before != null
                && before.providers().stream()
                        .anyMatch(old -> old.name().equals(settings.name())
                                && old.carrier().equals(settings.carrier())
                                && old.concurrencyMax() == settings.concurrencyMax());
    }
}
