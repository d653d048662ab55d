package dev.everpost.edge.hooks;

import dev.everpost.fact.ProviderName;

/** Listens to what becomes of posts, to count it; called on the threads of requests. */
public interface HookEvents {

    /** A post to a provider's hook ended. */
    void ended(ProviderName provider, HookEnd end);

    /** Of what was kept, {@code fresh} events are new and {@code repeated} were told before. */
    void kept(ProviderName provider, int fresh, int repeated);

    /** A post to a hook of nobody. */
    void unknown();
}
