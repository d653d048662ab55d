package dev.everpost.ses;

import dev.everpost.intake.DeadlineRule;
import dev.everpost.message.Message;
import dev.everpost.message.Recipient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The deadline of mail whose configuration set limits it (MaxDeliverySeconds), and of other mail as before. Thread-safe. */
public final class SetDeadlines implements DeadlineRule {

    private final DeadlineRule otherwise;
    private final ConfigurationSets sets;

    public SetDeadlines(DeadlineRule otherwise, ConfigurationSets sets) {
        this.otherwise = otherwise;
        this.sets = sets;
    }

    @Override
    public Duration deadlineOf(Message draft, List<Recipient> recipients) {
        return Optional.ofNullable(draft.tags().get(SuppressionReasons.CONFIGURATION_SET_TAG))
                .flatMap(sets::find)
                .flatMap(ConfigurationSet::maxDelivery)
                .orElseGet(() -> otherwise.deadlineOf(draft, recipients));
    }
}
