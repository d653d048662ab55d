package dev.everpost.provider.mx;

import dev.everpost.fact.Outcome;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of an errand.
 *
 * @param outcomes one for each of its recipients
 * @param trouble what is wrong with all receivers of the domain, in the form of an SMTP reply; null when one of them works
 */
record Verdict(List<Outcome> outcomes, @Nullable String trouble) {

    static Verdict forAll(Errand errand, Outcome outcome, @Nullable String trouble) {
        return new Verdict(Collections.nCopies(errand.recipients(), outcome), trouble);
    }
}
