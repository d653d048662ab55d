package dev.everpost.silence;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives each silent attempt into somebody's hands once, and once more when it turns out to be alone in its silence. For one thread.
 *
 * <p>What was given is only remembered: after a restart it is given again, and whoever decides knows from the book what was decided.
 */
final class Reactions {

    private static final int REMEMBERED_MAX = 20_000;

    private final Reaction reaction;
    private final Map<Attempt, Boolean> given = new LinkedHashMap<>();

    /** The same attempt of the same message. */
    private record Attempt(ProviderName provider, MessageId message, int number) {}

    Reactions(Reaction reaction) {
        this.reaction = reaction;
    }

    /** Looks at what is overdue at a provider that reports. */
    void look(ProviderName provider, List<Overdue> overdue) {
        var byAttempt = new LinkedHashMap<Attempt, List<Overdue>>();
        for (var each : overdue) {
            if (each.remedy() == null && each.messageClass() != null) {
                byAttempt
                        .computeIfAbsent(new Attempt(provider, each.message(), each.attempt()), _ -> new ArrayList<>())
                        .add(each);
            }
        }
        byAttempt.forEach(this::give);
    }

    private void give(Attempt attempt, List<Overdue> overdue) {
        boolean alone = overdue.stream().allMatch(Overdue::alone);
        var before = given.get(attempt);
        if (before != null && (before || !alone)) {
            return;
        }
        var recipients = overdue.stream().map(Overdue::recipient).toList();
        if (reaction.to(attempt.provider(), attempt.message(), attempt.number(), recipients, alone)) {
            given.put(attempt, alone);
            if (given.size() > REMEMBERED_MAX) {
                given.remove(given.keySet().iterator().next());
            }
        }
    }
}
