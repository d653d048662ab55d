package dev.everpost.provider.mx;

import dev.everpost.dns.Answer;
import dev.everpost.dns.Answer.Failed;
import dev.everpost.dns.Resolver;
import dev.everpost.provider.mx.MailHosts.MailHost;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** The addresses of an exchanger that may be connected to: IPv4 first, then IPv6. Thread-safe; blocks for the resolver. */
final class Doors {

    private final Resolver resolver;
    private final Ourselves ourselves;
    private final int port;
    private final boolean allowPrivate;

    Doors(Resolver resolver, Ourselves ourselves, int port, boolean allowPrivate) {
        this.resolver = resolver;
        this.ourselves = ourselves;
        this.port = port;
        this.allowPrivate = allowPrivate;
    }

    /** What a host's name leads to. */
    sealed interface Found {

        /** At least one. */
        record At(List<InetAddress> addresses) implements Found {}

        /** To this gateway. */
        record Ours() implements Found {}

        /** To nothing that could take mail. */
        record Nothing(String why) implements Found {}

        /** Nobody knows now. */
        record Unknown(Answer.Why why, String detail) implements Found {}
    }

    Found of(MailHost host) {
        var literal = host.literal();
        return literal == null ? lookedUp(host.name()) : open(host.name(), List.of(literal));
    }

    private Found lookedUp(String host) {
        var four = resolver.ipv4(host);
        var six = resolver.ipv6(host);
        var all = new ArrayList<InetAddress>(four.recordsOrNone());
        all.addAll(six.recordsOrNone());
        if (!all.isEmpty()) {
            return open(host, all);
        }
        if (four instanceof Failed<?>(var why, var detail)) {
            return new Found.Unknown(why, detail);
        }
        return six instanceof Failed<?>(var why, var detail)
                ? new Found.Unknown(why, detail)
                : new Found.Nothing(host + " has no address");
    }

    private Found open(String host, List<InetAddress> all) {
        if (all.stream().anyMatch(address -> ourselves.isDoor(address, port))) {
            return new Found.Ours();
        }
        var open = all.stream()
                .filter(address -> allowPrivate || PublicAddresses.has(address))
                .toList();
        return open.isEmpty() ? new Found.Nothing(host + " has no public address") : new Found.At(open);
    }
}
