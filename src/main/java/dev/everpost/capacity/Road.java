package dev.everpost.capacity;

import dev.everpost.fact.ProviderName;
import java.util.List;

/** A provider that takes mail now, and all that limits it; no ceiling is no limit. */
public record Road(ProviderName provider, List<Ceiling> ceilings) {

    public Road {
        ceilings = List.copyOf(ceilings);
    }
}
