package dev.everpost.replay;

import dev.everpost.fact.ProviderName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a way concluded about whom, and when. For one running thread at a time. */
final class Judgements {

    private final List<Judgement> all = new ArrayList<>();

    /**
     * One conclusion.
     *
     * @param at since the replay began
     * @param bad whether it says that something is wrong
     * @param verdict whether the watch concluded it; otherwise a gate only shut, or opened
     */
    record Judgement(Duration at, Subject subject, boolean bad, boolean verdict, String words) {}

    /** Whom it is about. */
    sealed interface Subject {
        /** One provider as a whole. */
        record AProvider(ProviderName name) implements Subject {}

        /** All providers of a vendor, or those in a region. */
        record AVendor(String vendor) implements Subject {}

        /** A receiver, whoever carries the mail. */
        record AReceiver(String domain) implements Subject {}

        /** What a provider reports, not the mail that it carries. */
        record ReportsOf(ProviderName name) implements Subject {}

        /** Our own side. */
        record Ourselves() implements Subject {}
    }

    void add(Judgement judgement) {
        all.add(judgement);
    }

    List<Judgement> all() {
        return List.copyOf(all);
    }
}
