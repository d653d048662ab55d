package dev.everpost.delivery;

import dev.everpost.fact.Outcome;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.Provider;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The call of a provider, with an outcome for each recipient whatever happens in it. */
final class ProviderCall {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderCall.class);

    private ProviderCall() {}

    /**
     * Sends. A provider that throws has a bug of ours, or this machine is at its end; what it did with the message is then
     * unknown. An error must not get past here either: the permit and the started attempt are still open.
     */
    static List<Outcome> send(Provider provider, Parcel parcel) {
        int recipients = parcel.recipients().size();
        try {
            var outcomes = provider.send(parcel);
            if (outcomes.size() == recipients) {
                return outcomes;
            }
            LOG.error("provider {} gave {} outcomes for {} recipients", provider.name(), outcomes.size(), recipients);
        } catch (RuntimeException | VirtualMachineError | LinkageError e) {
            LOG.error(
                    "provider {} threw; the outcome of message {} is unknown",
                    provider.name(),
                    parcel.message().id(),
                    e);
        }
        return Collections.nCopies(
                recipients, new Outcome.Unknown("an error inside Everpost hid the answer of " + provider.name()));
    }
}
