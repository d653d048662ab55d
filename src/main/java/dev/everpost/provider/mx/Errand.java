package dev.everpost.provider.mx;

import dev.everpost.message.Recipient;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.ParcelEnvelope;
import dev.everpost.smtp.ClientPatience;
import dev.everpost.smtp.SmtpClientReuse.Load;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;

/**
 * The part of a parcel that goes to one domain.
 *
 * @param places of its recipients in the parcel
 * @param parcel with these recipients only
 * @param trace header lines of ours; made when it is first asked for, because signing is dear
 */
record Errand(String domain, List<Integer> places, Parcel parcel, Supplier<String> trace, ClientPatience patience) {

    static List<Errand> of(Parcel parcel, Supplier<String> trace, ClientPatience patience) {
        var places = new LinkedHashMap<String, List<Integer>>();
        for (int i = 0; i < parcel.recipients().size(); i++) {
            var domain = parcel.recipients().get(i).address().domain();
            places.computeIfAbsent(domain, _ -> new ArrayList<>()).add(i);
        }
        var errands = new ArrayList<Errand>();
        places.forEach((domain, at) -> errands.add(new Errand(domain, at, part(parcel, at), trace, patience)));
        return errands;
    }

    int recipients() {
        return places.size();
    }

    /** As a dialogue carries it, with so much time to connect. */
    Load load(ClientPatience shared) {
        return new Load(
                ParcelEnvelope.of(parcel, true), trace.get(), parcel.content().bytes(), shared);
    }

    private static Parcel part(Parcel parcel, List<Integer> places) {
        List<Recipient> recipients =
                places.stream().map(parcel.recipients()::get).toList();
        return new Parcel(parcel.message(), parcel.attempt(), recipients, parcel.trace(), parcel.content());
    }
}
