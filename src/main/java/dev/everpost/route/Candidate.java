package dev.everpost.route;

import dev.everpost.fact.ProviderName;
import org.jspecify.annotations.Nullable;

/** A provider that could carry the message, and why it stands where it stands; {@code offer} where that was weighed. */
public record Candidate(
        ProviderName provider, String why, @Nullable Offer offer) {

    /** One that stands where the rule says. */
    public Candidate(ProviderName provider, String why) {
        this(provider, why, null);
    }
}
