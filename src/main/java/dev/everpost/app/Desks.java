package dev.everpost.app;

import dev.everpost.app.settings.MxCarrier;
import dev.everpost.app.settings.ProviderSettings;
import dev.everpost.app.settings.Settings;
import dev.everpost.delivery.Carriers;
import dev.everpost.delivery.Carriers.Carrier;
import dev.everpost.fact.ProviderName;
import dev.everpost.pool.Desk;
import dev.everpost.pool.Pool;
import dev.everpost.pool.Pools;
import dev.everpost.reputation.Guard;
import dev.everpost.reputation.Guarded;
import dev.everpost.store.Learned;
import dev.everpost.world.Time;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a desk before each gate; one whose settings did not change stays, with all that it counted. */
record Desks(Learned learned, Guard guard, Time time) {

    /** The carrier with the desk that its settings ask for; the desk that it had is closed when it is replaced. */
    Carrier at(Carrier carrier, ProviderSettings provider, @Nullable Settings before) {
        if (isSame(provider, before)) {
            return carrier;
        }
        close(carrier.desk());
        var guarded = guard.before(new ProviderName(provider.name()), desk(provider));
        return new Carrier(carrier.provider(), carrier.gate(), guarded);
    }

    private Desk desk(ProviderSettings provider) {
        // Addresses of this machine without any rule are chosen by the message, as ever.
        boolean managed = provider.pools().stream().anyMatch(Pool::isManaged) || named(provider);
        if (provider.warmUp() == null && !managed) {
            return Desk.OPEN;
        }
        var pools = managed ? provider.pools() : List.<Pool>of();
        return new Pools(new ProviderName(provider.name()), pools, provider.warmUp(), learned, time);
    }

    private static boolean named(ProviderSettings provider) {
        return !(provider.carrier() instanceof MxCarrier) && !provider.pools().isEmpty();
    }

    private static boolean isSame(ProviderSettings provider, @Nullable Settings before) {
        return before != null
                && before.providers().stream()
                        .filter(old -> old.name().equals(provider.name()))
                        .anyMatch(old -> old.pools().equals(provider.pools())
                                && Objects.equals(old.warmUp(), provider.warmUp()));
    }

    /** A bounce or a complaint about mail that went from a pool. */
    static void reported(Carriers carriers, ProviderName provider, @Nullable String pool, boolean complaint) {
        var carrier = carriers.byName().get(provider);
        if (carrier != null) {
            pools(carrier.desk()).ifPresent(pools -> pools.reported(pool, complaint));
        }
    }

    /** Keeps what was counted. */
    static void close(Desk desk) {
        pools(desk).ifPresent(Pools::close);
    }

    /** Those behind a desk, if there are any. */
    static Optional<Pools> pools(Desk desk) {
        return switch (desk) {
            case Guarded guarded -> pools(guarded.behind());
            case Pools pools -> Optional.of(pools);
            default -> Optional.empty();
        };
    }
}
