package dev.everpost.ses;

import dev.everpost.intake.SuppressionRule;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Submission;
import dev.everpost.store.Suppressions.Reason;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The account's reasons to hold recipients back, or those of the configuration set that a submission names. Whoever unsubscribed
 * or was listed by hand is held back in any case: SES has no word for switching that off. Thread-safe.
 */
public final class SuppressionReasons implements SuppressionRule {

    /** The tag of a message that carries the name of its configuration set. */
    public static final String CONFIGURATION_SET_TAG = "ses:configuration-set";

    private final Account account;
    private final ConfigurationSets sets;

    public SuppressionReasons(Account account, ConfigurationSets sets) {
        this.account = account;
        this.sets = sets;
    }

    @Override
    public Set<Reason> reasonsFor(Submission submission, MessageClass messageClass) {
        var reasons = EnumSet.of(Reason.UNSUBSCRIBE, Reason.MANUAL);
        reasons.addAll(Optional.ofNullable(submission.tags().get(CONFIGURATION_SET_TAG))
                .flatMap(sets::find)
                .flatMap(ConfigurationSet::suppressedReasons)
                .orElseGet(() -> account.state().suppressedReasons()));
        return reasons;
    }
}
