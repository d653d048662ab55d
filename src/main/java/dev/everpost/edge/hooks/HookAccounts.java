package dev.everpost.edge.hooks;

import dev.everpost.fact.ProviderName;
import dev.everpost.provider.hook.HookReader;
import java.util.Optional;

/** Who reads what a provider posts; asked at each post, so that a reload counts at once. Thread-safe. */
@FunctionalInterface
public interface HookAccounts {

    /** Empty when there is no such provider, or it posts nothing, or its secret is not configured. */
    Optional<HookReader> reader(ProviderName provider);
}
