package dev.everpost.app;

import dev.everpost.experience.Experience;
import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.ProviderName;
import dev.everpost.feedback.FeedbackEvents;
import org.jspecify.annotations.Nullable;

/** Lets reports be learned from as well as counted. */
record Learning(Experience experience, FeedbackEvents counted) implements FeedbackEvents {

    /** What is told by mail is not learned from: anybody can write mail. */
    @Override
    public void matched(@Nullable ProviderName provider, Report report, Journey journey) {
        counted.matched(provider, report, journey);
        if (provider != null) {
            experience.reported(provider, journey.domain(), report, journey.sinceHandedOver());
        }
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
