package dev.everpost.delivery;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An attempt of which nobody knows the end, as the facts of its message tell. Immutable.
 *
 * @param recipients indexes of those whose outcome is unknown
 * @param endedAt when it became unknown
 * @param asked how often its provider said that it may know later
 * @param hurried somebody asked for the next attempt after it
 */
record OpenQuestion(
        int attempt,
        ProviderName provider,
        List<Integer> recipients,
        Instant startedAt,
        Instant endedAt,
        int asked,
        boolean hurried) {

    /** Those that no provider has answered for good, the newest attempt first. */
    static List<OpenQuestion> of(List<Fact> facts) {
        var starts = new HashMap<Integer, Instant>();
        var open = new TreeMap<Integer, OpenQuestion>();
        for (var fact : facts) {
            switch (fact) {
                case Fact.AttemptStarted started -> starts.put(started.attempt(), started.at());
                case Fact.AttemptEnded ended -> open(ended, starts, open);
                case Fact.Inquired inquired -> answer(inquired, open);
                case Fact.RetryAsked _ -> open.replaceAll((_, question) -> question.inAHurry());
                default -> {}
            }
        }
        return new ArrayList<>(open.descendingMap().values());
    }

    /** Whether it is about this recipient. */
    boolean concerns(int recipient) {
        return recipients.contains(recipient);
    }

    private static void open(Fact.AttemptEnded ended, Map<Integer, Instant> starts, Map<Integer, OpenQuestion> open) {
        var unknown = ended.outcomes().stream()
                .filter(share -> share.outcome() instanceof Outcome.Unknown)
                .map(Fact.RecipientOutcome::recipient)
                .toList();
        if (!unknown.isEmpty()) {
            var startedAt = starts.getOrDefault(ended.attempt(), ended.at().minus(ended.took()));
            open.put(
                    ended.attempt(),
                    new OpenQuestion(ended.attempt(), ended.provider(), unknown, startedAt, ended.at(), 0, false));
        }
    }

    private static void answer(Fact.Inquired inquired, Map<Integer, OpenQuestion> open) {
        switch (inquired.finding()) {
            case TAKEN, NOT_TAKEN, CANNOT_TELL -> open.remove(inquired.attempt());
            case NOT_YET -> open.computeIfPresent(inquired.attempt(), (_, question) -> question.askedOnceMore());
        }
    }

    private OpenQuestion askedOnceMore() {
        return new OpenQuestion(attempt, provider, recipients, startedAt, endedAt, asked + 1, hurried);
    }

    private OpenQuestion inAHurry() {
        return new OpenQuestion(attempt, provider, recipients, startedAt, endedAt, asked, true);
    }
}
