package dev.everpost.replay;

import dev.everpost.experience.Experience;
import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.ProviderName;
import dev.everpost.feedback.FeedbackEvents;
import org.jspecify.annotations.Nullable;

/** Lets what providers report be learned from. */
record Heard(Experience experience) implements FeedbackEvents {

    @Override
    public void matched(@Nullable ProviderName provider, Report report, Journey journey) {
        if (provider != null) {
            experience.reported(provider, journey.domain(), report, journey.sinceHandedOver());
        }
    }

    @Override
    public void unmatched(@Nullable ProviderName provider) {
        // nobody counts in a replay
    }

    @Override
    public void proven(ProviderName provider) {
        // nobody counts in a replay
    }
}
