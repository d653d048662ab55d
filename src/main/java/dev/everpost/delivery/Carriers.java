package dev.everpost.delivery;

import dev.everpost.fact.ProviderName;
import dev.everpost.pool.Desk;
import dev.everpost.provider.Provider;
import dev.everpost.route.Routes;
import dev.everpost.standing.Gate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who can carry mail now, and by which routes: one consistent picture, replaced as a whole when the configuration is
 * loaded again. Immutable.
 */
public record Carriers(Map<ProviderName, Carrier> byName, Routes routes) {

    public Carriers {
        byName = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /** A provider by name. */
    public Optional<Carrier> find(ProviderName name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Whether any provider takes ordinary mail now. */
    public boolean anyUsable() {
        return byName.values().stream().anyMatch(carrier -> carrier.gate().usable());
    }

    /** A provider, the gate before it, and before that who says from which of its addresses mail goes. */
    public record Carrier(Provider provider, Gate gate, Desk desk) {

        /** One that sends from wherever its settings say. */
        public Carrier(Provider provider, Gate gate) {
            this(provider, gate, Desk.OPEN);
        }
    }
}
