package dev.everpost.provider.mx;

import dev.everpost.dns.Answer;
import dev.everpost.dns.Answer.Failed;
import dev.everpost.dns.Resolver;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;

/**
 * Whether each source address has a name that leads back to it, and says that name in EHLO: without it most receivers refuse at the
 * door. Thread-safe; blocks for the resolver.
 */
record OwnNames(Resolver resolver, Source.Pools sources) {

    void look(Looked looked) {
        var addressed = sources.pools().values().stream()
                .flatMap(List::stream)
                .distinct()
                .toList();
        for (var source : addressed) {
            var address = source.address();
            if (address != null) {
                look(address, source.name(), looked);
            }
        }
        if (addressed.isEmpty()) {
            looked.unknown("names: the system chooses the source address");
        }
    }

    private void look(InetAddress address, String said, Looked looked) {
        var who = "names: " + address.getHostAddress();
        if (!PublicAddresses.has(address)) {
            looked.unknown(who + " is not on the internet; what receivers see of it is not known here");
            return;
        }
        switch (resolver.names(address)) {
            case Answer.Found<String>(var names, var _) -> confirm(address, said, names, looked);
            case Answer.NoSuchName<String> _, Answer.NoData<String> _ -> looked.bad(who + " has no name (PTR)");
            case Failed<String>(var _, var detail) -> looked.unknown(who + ": " + detail);
        }
    }

    private void confirm(InetAddress address, String said, List<String> names, Looked looked) {
        var who = "names: " + address.getHostAddress();
        var confirmed = names.stream().filter(name -> leadsBack(name, address)).toList();
        if (confirmed.isEmpty()) {
            looked.bad(who + " has a name (PTR) that does not lead back to it");
        } else if (confirmed.stream().noneMatch(name -> isSame(name, said))) {
            looked.bad(who + " is not called " + said + ", as it says in EHLO");
        } else {
            looked.good(who + " is " + said);
        }
    }

    private boolean leadsBack(String name, InetAddress address) {
        return address instanceof Inet4Address
                ? resolver.ipv4(name).recordsOrNone().contains(address)
                : resolver.ipv6(name).recordsOrNone().contains(address);
    }

    private static boolean isSame(String name, String said) {
        var bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return bare.toLowerCase(Locale.ROOT).equals(said.toLowerCase(Locale.ROOT));
    }
}
