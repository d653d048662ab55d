package dev.everpost.provider.web;

import dev.everpost.fact.Outcome;
import dev.everpost.message.Recipient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One call for all recipients, and one for each when the first was refused for what may be one address: a bad address must
 * not take the others with it. A refused call handed nothing over, so nobody gets two. For one parcel; not thread-safe.
 */
public final class OneByOne {

    private final Function<List<Recipient>, Answer> call;

    /** Makes one call for the recipients that it is given; their order is that of the answer's outcomes. */
    public OneByOne(Function<List<Recipient>, Answer> call) {
        this.call = call;
    }

    /**
     * What the provider said to one call.
     *
     * @param outcomes one for each recipient of the call, in their order
     * @param perhapsOneAddress it handed nothing over, and the refusal may concern one recipient and not the others
     */
    public record Answer(List<Outcome> outcomes, boolean perhapsOneAddress) {
        public Answer {
            outcomes = List.copyOf(outcomes);
        }

        /** The same for all of so many recipients. */
        public static Answer toAll(int recipients, Outcome outcome) {
            return new Answer(Collections.nCopies(recipients, outcome), false);
        }

        /** A refusal of all of so many recipients, perhaps for the sake of one. */
        public static Answer perhapsForOne(int recipients, Outcome refusal) {
            return new Answer(Collections.nCopies(recipients, refusal), true);
        }
    }

    /** One outcome for each recipient, in their order. */
    public List<Outcome> send(List<Recipient> recipients) {
        var answer = call.apply(recipients);
        return answer.perhapsOneAddress() && recipients.size() > 1 ? each(recipients) : answer.outcomes();
    }

    /**
     * A call for each from the start. Stops calling when the provider fails: the rest was not handed over and goes where the
     * failed one goes.
     */
    public List<Outcome> each(List<Recipient> recipients) {
        var outcomes = new ArrayList<Outcome>();
        for (var recipient : recipients) {
            var outcome = call.apply(List.of(recipient)).outcomes().getFirst();
            outcomes.add(outcome);
            var others = notCalledAfter(outcome);
            if (others != null) {
                outcomes.addAll(Collections.nCopies(recipients.size() - outcomes.size(), others));
                break;
            }
        }
        return List.copyOf(outcomes);
    }

    /** What becomes of recipients whose call is not made after this outcome; null when their call should be made. */
    static @Nullable Outcome notCalledAfter(Outcome last) {
        return switch (last) {
            case Outcome.Accepted _, Outcome.Refused _ -> null;
            case Outcome.Unknown(var reply) ->
                new Outcome.ProviderDown(Outcome.Failure.SILENT, "not called after: " + reply);
            case Outcome.AccountTrouble _, Outcome.ProviderDown _, Outcome.TryLater _ -> last;
        };
    }
}
