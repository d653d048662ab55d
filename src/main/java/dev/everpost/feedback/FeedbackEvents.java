package dev.everpost.feedback;

import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.ProviderName;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Listens to what becomes of what was told, to count it. Called on the follower's thread; null is who tells by mail. */
public interface FeedbackEvents {

    /** It became a fact. */
    void matched(@Nullable ProviderName provider, Report report, Journey journey);

    /** It is nobody's. */
    void unmatched(@Nullable ProviderName provider);

    /** It proved that a provider has what nobody knew it had. */
    void proven(ProviderName provider);

    /**
     * Where the mail went.
     *
     * @param domain of the recipient's address, lower case
     * @param sinceHandedOver from our hand-over to this provider to the arrival of the report; null when none is in our books
     * @param pool from which of the provider's pools; null where it has none
     */
    record Journey(
            String domain,
            @Nullable Duration sinceHandedOver,
            @Nullable String pool) {}
}
