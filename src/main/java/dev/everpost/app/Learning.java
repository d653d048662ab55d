package dev.everpost.app;

import dev.everpost.experience.Experience;
import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.ProviderName;
import dev.everpost.feedback.FeedbackEvents;
import org.jspecify.annotations.Nullable;

/** Lets reports be learned from as well as counted. */
record Learning(Experience experience, PoolReports pools, FeedbackEvents counted) implements FeedbackEvents {

    /** What is told by mail is not learned from: anybody can write mail. */
    @Override
    public void matched(@Nullable ProviderName provider, Report report, Journey journey) {
        counted.matched(provider, report, journey);
        if (provider != null) {
            experience.reported(provider, journey.domain(), report, journey.sinceHandedOver());
            told(provider, report, journey.pool());
        }
    }

    private void told(ProviderName provider, Report report, @Nullable String pool) {
        switch (report) {
            case BOUNCED_FOR_GOOD -> pools.reported(provider, pool, false);
            case COMPLAINED -> pools.reported(provider, pool, true);
            case QUEUED,
                    SENT,
                    DELIVERED,
                    DELAYED,
                    BOUNCED_FOR_NOW,
                    REJECTED,
                    OPENED,
                    CLICKED,
                    UNSUBSCRIBED,
                    UNKNOWN -> {}
        }
    }

    /** Moves the warm-up plans of a provider and of the pool that the mail went from. */
    interface PoolReports {
        void reported(ProviderName provider, @Nullable String pool, boolean complaint);
    }

    @Override
    public void unmatched(@Nullable ProviderName provider) {
        counted.unmatched(provider);
    }

    @Override
    public void proven(ProviderName provider) {
        counted.proven(provider);
    }
}
