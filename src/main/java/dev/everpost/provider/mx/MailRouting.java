package dev.everpost.provider.mx;

import dev.everpost.dns.Answer;
import dev.everpost.dns.Answer.Failed;
import dev.everpost.dns.Answer.Found;
import dev.everpost.dns.Answer.NoData;
import dev.everpost.dns.Answer.NoSuchName;
import dev.everpost.dns.MxRecord;
import dev.everpost.dns.Resolver;
import dev.everpost.provider.mx.MailHosts.Hosts;
import dev.everpost.provider.mx.MailHosts.MailHost;
import dev.everpost.provider.mx.MailHosts.Nowhere;
import dev.everpost.provider.mx.MailHosts.Unknown;
import dev.everpost.world.Chance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Finds the exchangers of a domain: RFC 5321 section 5.1, RFC 7505. Thread-safe; blocks for the resolver. */
final class MailRouting {

    private final Resolver resolver;
    private final Ourselves ourselves;
    private final Chance chance;

    MailRouting(Resolver resolver, Ourselves ourselves, Chance chance) {
        this.resolver = resolver;
        this.ourselves = ourselves;
        this.chance = chance;
    }

    MailHosts hosts(String domain) {
        if (AddressLiterals.isLiteral(domain)) {
            return literal(domain);
        }
        return switch (resolver.mx(domain)) {
            case Found<MxRecord>(var records, var _) -> exchangers(domain, records);
            case NoData<MxRecord> _ -> new Hosts(List.of(new MailHost(domain, null, true)));
            case NoSuchName<MxRecord> _ -> new Nowhere("550 5.1.2 the domain " + domain + " does not exist");
            case Failed<MxRecord>(Answer.Why why, String detail) -> new Unknown(why, detail);
        };
    }

    static Nowhere loop(String domain) {
        return new Nowhere("554 5.4.6 the mail of " + domain + " leads back to this gateway");
    }

    private static MailHosts literal(String domain) {
        return AddressLiterals.read(domain)
                .<MailHosts>map(address -> new Hosts(List.of(new MailHost(domain, address, false))))
                .orElseGet(() -> new Nowhere("553 5.1.2 " + domain + " is no address that mail can be sent to"));
    }

    private MailHosts exchangers(String domain, List<MxRecord> records) {
        var named = records.stream().filter(record -> !record.isNull()).toList();
        if (named.isEmpty()) {
            return new Nowhere("556 5.1.10 " + domain + " takes no mail (null MX)");
        }
        // Those that we stand among or before us would send it back to us.
        int ours = named.stream()
                .filter(record -> ourselves.isName(record.exchange()))
                .mapToInt(MxRecord::preference)
                .min()
                .orElse(Integer.MAX_VALUE);
        var before = named.stream().filter(record -> record.preference() < ours).toList();
        return before.isEmpty() ? loop(domain) : new Hosts(inOrder(before));
    }

    /** By preference, and by chance among equals, so that the load is spread as their owner wants it. */
    private List<MailHost> inOrder(List<MxRecord> records) {
        var groups = new TreeMap<Integer, List<MailHost>>(Comparator.naturalOrder());
        for (var record : records) {
            groups.computeIfAbsent(record.preference(), _ -> new ArrayList<>()).add(MailHost.named(record.exchange()));
        }
        return groups.values().stream()
                .map(this::shuffled)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }

    private List<MailHost> shuffled(List<MailHost> hosts) {
        for (int i = hosts.size() - 1; i > 0; i--) {
            int j = chance.nextInt(i + 1);
            var swapped = hosts.get(i);
            hosts.set(i, hosts.get(j));
            hosts.set(j, swapped);
        }
        return hosts;
    }
}
