package dev.everpost.intake;

import dev.everpost.message.MessageClass;
import dev.everpost.message.Submission;
import dev.everpost.store.Suppressions.Reason;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Lets a listed reason hold back only the classes that it is meant for: who complained about a newsletter still gets the code to
 * log in. What another rule lets through stays through. Immutable.
 *
 * @param byClass the reasons that count for each class
 */
public record ReasonsByClass(Map<MessageClass, Set<Reason>> byClass, SuppressionRule rule) implements SuppressionRule {

    public ReasonsByClass {
        byClass = Map.copyOf(byClass);
    }

    @Override
    public Set<Reason> reasonsFor(Submission submission, MessageClass messageClass) {
        var reasons = EnumSet.noneOf(Reason.class);
        reasons.addAll(rule.reasonsFor(submission, messageClass));
        reasons.retainAll(byClass.getOrDefault(messageClass, Set.of()));
        return reasons;
    }
}
