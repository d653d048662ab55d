package dev.everpost.app.settings;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whom to ask for names.
 *
 * @param servers addresses of recursive resolvers; none means those that the machine is configured with
 * @param timeout for one question, over all servers and both tries of each
 */
public record DnsSettings(List<HostPort> servers, Duration timeout, Cache cache) {

    private static final int PORT = 53;

    private static final Kind<HostPort> SERVER = Kind.open(
            "the IP address of a resolver, such as 192.0.2.53, 127.0.0.1:5353 or [2001:db8::53]:53",
            DnsSettings::server,
            HostPort::toString);

    /** How much is remembered: answers, and the longest time for those with records and those without. */
    public record Cache(int entries, Duration ttl, Duration negativeTtl) {

        private static Cache read(Section section) {
            return new Cache(
                    section.get("entries", Kinds.integer(0, 1_000_000), 20_000),
                    section.get("ttl", Kinds.duration(Duration.ZERO, ofDays(1)), ofHours(1)),
                    section.get("negative_ttl", Kinds.duration(Duration.ZERO, ofHours(3)), ofMinutes(5)));
        }
    }

    public DnsSettings {
        servers = List.copyOf(servers);
    }

    static DnsSettings read(Section section) {
        return new DnsSettings(
                section.oneOrMore("servers", SERVER, List.of()),
                section.get("timeout", Kinds.duration(ofMillis(50), ofMinutes(1)), ofSeconds(3)),
                Cache.read(section.section("cache")));
    }

    /** An address, never a name: who would look that up? */
    private static Optional<HostPort> server(String text) {
        // An IPv6 address without brackets has no port, although its end may look like one.
        boolean bare = text.indexOf(':') < 0 || text.indexOf(':') != text.lastIndexOf(':') && !text.startsWith("[");
        var server = bare ? Optional.of(new HostPort(text, PORT)) : HostPort.parse(text);
        return server.filter(found -> found.port() > 0 && isAddress(found.host()));
    }

    private static boolean isAddress(String host) {
        return host.matches("\\d{1,3}(\\.\\d{1,3}){3}") || host.matches("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    }
}
