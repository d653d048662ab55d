package dev.everpost.dns;

import dev.everpost.dns.Answer.Failed;
import dev.everpost.dns.Answer.NoData;
import dev.everpost.dns.Answer.NoSuchName;
import dev.everpost.dns.Answer.Why;
import dev.everpost.world.World;
import java.io.ByteArrayOutputStream;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** A {@link Resolver} that asks recursive servers over the network and remembers what they said. Thread-safe. */
public final class DnsResolver implements Resolver {

    /** Aliases that lead from message to message; those within one message are not counted. */
    private static final int ALIASES_MAX = 8;

    private final Servers servers;
    private final AnswerCache cache;

    /** Asks nothing yet. */
    public DnsResolver(ResolverSettings settings, World world) {
        this.servers = new Servers(settings, world);
        this.cache = new AnswerCache(settings.caching(), world.time());
    }

    @Override
    public Answer<MxRecord> mx(String domain) {
        return ask(domain, Type.MX)
                .map(MXRecord.class::cast)
                .map(mx -> new MxRecord(mx.getPriority(), plain(mx.getTarget())));
    }

    @Override
    public Answer<Inet4Address> ipv4(String host) {
        return ask(host, Type.A).map(ARecord.class::cast).map(a -> (Inet4Address) a.getAddress());
    }

    @Override
    public Answer<Inet6Address> ipv6(String host) {
        return ask(host, Type.AAAA).map(AAAARecord.class::cast).map(DnsResolver::ipv6Of);
    }

    @Override
    public Answer<String> text(String name) {
        return ask(name, Type.TXT).map(TXTRecord.class::cast).map(DnsResolver::joined);
    }

    @Override
    public Answer<String> alias(String name) {
        return ask(name, Type.CNAME).map(CNAMERecord.class::cast).map(alias -> plain(alias.getTarget()));
    }

    @Override
    public Answer<String> names(InetAddress address) {
        return ask(plain(ReverseMap.fromAddress(address)), Type.PTR)
                .map(PTRRecord.class::cast)
                .map(pointer -> plain(pointer.getTarget()));
    }

    private Answer<Record> ask(String name, int type) {
        return Question.about(name, type)
                .map(question -> remembered(question, ALIASES_MAX))
                .orElseGet(() -> new NoSuchName<>(Duration.ZERO));
    }

    private Answer<Record> remembered(Question question, int aliasesLeft) {
        var known = cache.find(question);
        if (known != null) {
            return known;
        }
        var said = servers.ask(question);
        var end = said.reader().end();
        if (said.answer() instanceof NoData<Record> && !end.equals(question.name())) {
            // Some servers leave it to the asker to go on from an alias; what is at its end is remembered under its own
            // name.
            return aliasesLeft == 0 ? tooManyAliases() : remembered(question.of(end), aliasesLeft - 1);
        }
        cache.keep(question, said.answer());
        return said.answer();
    }

    private static Answer<Record> tooManyAliases() {
        return new Failed<>(Why.SERVER_FAILURE, "more than " + ALIASES_MAX + " aliases in a row");
    }

    /** As people write it; the root is the empty name. */
    private static String plain(Name name) {
        return name.equals(Name.root) ? "" : name.toString(true).toLowerCase(Locale.ROOT);
    }

    private static Inet6Address ipv6Of(AAAARecord record) {
        try {
            // By its bytes, the JDK would make an IPv4 address of a mapped one (::ffff:192.0.2.1).
            return Inet6Address.getByAddress(null, record.rdataToWireCanonical(), -1);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an AAAA record has 16 bytes", impossible);
        }
    }

    private static String joined(TXTRecord record) {
        var bytes = new ByteArrayOutputStream();
        record.getStringsAsByteArrays().forEach(bytes::writeBytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
