package dev.everpost.provider.ses;

import dev.everpost.fact.Outcome;
import dev.everpost.message.Recipient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * One call for all recipients, and one for each when the first was refused for what may be one address: a bad address must
 * not take the others with it. A refused call handed nothing over, so nobody gets two.
 */
final class OneByOne {

    private final Function<List<Recipient>, Answer> call;

    OneByOne(Function<List<Recipient>, Answer> call) {
        this.call = call;
    }

    /**
     * What SES said to one call.
     *
     * @param perhapsOneAddress the refusal may concern one recipient and not the others
     */
    record Answer(Outcome outcome, boolean perhapsOneAddress) {

        static Answer toAll(Outcome outcome) {
            return new Answer(outcome, false);
        }
    }

    /** One outcome for each recipient, in their order. */
    List<Outcome> send(List<Recipient> recipients) {
        var answer = call.apply(recipients);
        return answer.perhapsOneAddress() && recipients.size() > 1
                ? each(recipients)
                : Collections.nCopies(recipients.size(), answer.outcome());
    }

    /** Stops calling when SES fails: the rest was not handed over and goes where the failed one goes. */
    private List<Outcome> each(List<Recipient> recipients) {
        var outcomes = new ArrayList<Outcome>();
        for (var recipient : recipients) {
            var outcome = call.apply(List.of(recipient)).outcome();
            outcomes.add(outcome);
            if (!(outcome instanceof Outcome.Accepted || outcome instanceof Outcome.Refused)) {
                outcomes.addAll(Collections.nCopies(recipients.size() - outcomes.size(), notCalled(outcome)));
                break;
            }
        }
        return List.copyOf(outcomes);
    }

    private static Outcome notCalled(Outcome last) {
        return last instanceof Outcome.Unknown
                ? new Outcome.ProviderDown(Outcome.Failure.SILENT, "not called after: " + last.reply())
                : last;
    }
}
