package dev.everpost.provider.web;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.Refused;
import dev.everpost.fact.Outcome.Scope;
import dev.everpost.message.Recipient;
import dev.everpost.provider.Parcel;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Sends a parcel to a provider that builds messages again: as many calls as the parcel needs, one by one for what may be about
 * one address, and none after one that failed. Nothing is called twice for a recipient it took. Thread-safe as the call is.
 *
 * @param call makes one call
 */
public record InParts(Function<Rebuilt, OneByOne.Answer> call) {

    private static final Refused WHOLE =
            new Refused(Scope.CONTENT, "the message must travel as it is, which this provider cannot");

    /** One outcome for each of the parcel's recipients, in their order. */
    public List<Outcome> send(Parcel parcel) {
        var calls = Rebuilt.of(parcel);
        if (calls == null) {
            return Collections.nCopies(parcel.recipients().size(), WHOLE);
        }
        Map<Integer, Outcome> outcomes = new HashMap<>();
        Outcome failed = null;
        for (var rebuilt : calls) {
            var answers = failed == null
                    ? oneByOne(rebuilt)
                    : Collections.nCopies(rebuilt.recipients().size(), failed);
            for (int i = 0; i < answers.size(); i++) {
                outcomes.put(rebuilt.recipients().get(i).index(), answers.get(i));
            }
            failed = OneByOne.notCalledAfter(answers.getLast());
        }
        return parcel.recipients().stream().map(to -> outcomes.get(to.index())).toList();
    }

    private List<Outcome> oneByOne(Rebuilt rebuilt) {
        return new OneByOne(to -> call.apply(only(rebuilt, to))).send(rebuilt.recipients());
    }

    private static Rebuilt only(Rebuilt rebuilt, List<Recipient> to) {
        return to.size() == rebuilt.recipients().size() ? rebuilt : rebuilt.only(to.getFirst());
    }
}
