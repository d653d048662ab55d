package dev.everpost.health.canary;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import java.time.Instant;
import java.util.List;

/** Hands canaries to providers, through their gates and quotas. Thread-safe; blocks. */
public interface CanaryPost {

    /** Those that are to have canaries now. */
    List<ProviderName> providers();

    /** Hands one over. */
    Handing hand(ProviderName provider, String subject, Instant at);

    /** How it went. */
    sealed interface Handing {

        /** The provider was called. */
        record Called(Outcome outcome) implements Handing {}

        /** Its gate let nothing in, or it is there no more. */
        record NotNow(String why) implements Handing {}
    }
}
