package dev.everpost.replay;

import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.ProviderName;
import dev.everpost.feedback.FeedbackEvents;
import org.jspecify.annotations.Nullable;

/** Nobody counts what is told in a replay. */
final class Unheard implements FeedbackEvents {

    @Override
    public void matched(@Nullable ProviderName provider, Report report, Journey journey) {
        // the judge of a replay asks the providers, not the counts
    }

    @Override
    public void unmatched(@Nullable ProviderName provider) {
        // as above
    }

    @Override
    public void proven(ProviderName provider) {
        // as above
    }
}
