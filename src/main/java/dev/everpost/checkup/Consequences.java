package dev.everpost.checkup;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.Alarm;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.standing.Gate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a report means for the provider's gate and for people. Thread-safe.
 *
 * <p>Only the provider's own word that the account may not send, or that nothing of its quota is left, closes the gate. A
 * checkup that fails closes nothing: a key may lack the permission to ask and carry mail well.
 */
final class Consequences {

    private static final Logger LOG = LoggerFactory.getLogger(Consequences.class);
    /** The one period that the gate's own count of a day compares with. */
    private static final String DAY = "24 hours";

    private final Consumer<Fact> journal;
    private final Set<ProviderName> low = ConcurrentHashMap.newKeySet();

    Consequences(Consumer<Fact> journal) {
        this.journal = journal;
    }

    void of(Gate gate, ProviderName name, @Nullable Report before, Report now) {
        tellGate(gate, now);
        var from = before == null ? Condition.WELL : before.condition();
        if (from != now.condition() && now.condition() != Condition.NOT_OFFERED) {
            LOG.atInfo()
                    .addKeyValue("provider", name)
                    .addKeyValue("condition", now.condition().label())
                    .addKeyValue("words", now.words())
                    .log("an account changed");
            journal.accept(new Fact.CheckedUp(
                    now.at(), name, from.label(), now.condition().label(), now.words()));
            tellPeople(name, from, now);
        }
    }

    private static void tellGate(Gate gate, Report now) {
        switch (now.condition()) {
            case SENDING_OFF -> gate.accountClosed(Outcome.Trouble.SUSPENDED, now.words());
            case QUOTA_SPENT -> gate.accountClosed(Outcome.Trouble.QUOTA, now.words());
            case WELL, QUOTA_LOW -> gate.accountWell();
            case FAILING, NOT_OFFERED -> {}
        }
        if (DAY.equals(now.quota().period())) {
            gate.learnDay(now.quota().limit(), now.quota().used());
        }
    }

    /** Trouble with the account is the gate's alarm; a quota that nears its end is one of its own. */
    private void tellPeople(ProviderName name, Condition from, Report now) {
        if (from == Condition.QUOTA_LOW) {
            low.add(name); // perhaps of a life before this one
        }
        if (now.condition() == Condition.QUOTA_LOW && low.add(name)) {
            journal.accept(new Fact.AlarmRaised(now.at(), Alarm.QUOTA_LOW, name.value(), now.words()));
        } else if (now.condition() != Condition.QUOTA_LOW && now.condition() != Condition.FAILING && low.remove(name)) {
            journal.accept(new Fact.AlarmCleared(now.at(), Alarm.QUOTA_LOW, name.value(), now.words()));
        }
    }
}
