package dev.everpost.standing;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;

/**
 * Hears what changes at a gate. Called in order, one at a time, outside the gate's lock, by whichever thread caused
 * a change; an implementation may block but must not throw.
 */
public interface GateEvents {

    /** The visible condition changed; {@code from} and {@code to} are {@link Standing.Condition#label()}s. */
    void changed(ProviderName provider, String from, String to, String why);

    /** Something is wrong with our account (or, for {@code SENDER_NOT_VERIFIED} and {@code REPUTATION}, with one sender or receiver); said once. */
    void accountTrouble(ProviderName provider, Outcome.Trouble trouble, String reply);

    /** The trouble that was told before is gone. */
    void accountFine(ProviderName provider);
}
