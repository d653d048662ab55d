package dev.everpost.feedback;

import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.ProviderName;
import org.jspecify.annotations.Nullable;

/** Listens to what becomes of what was told, to count it. Called on the follower's thread; null is who tells by mail. */
public interface FeedbackEvents {

    /** It became a fact. */
    void matched(@Nullable ProviderName provider, Report report);

    /** It is nobody's. */
    void unmatched(@Nullable ProviderName provider);

    /** It proved that a provider has what nobody knew it had. */
    void proven(ProviderName provider);
}
