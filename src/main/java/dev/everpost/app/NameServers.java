package dev.everpost.app;

import dev.everpost.app.settings.DnsSettings;
import dev.everpost.dns.DnsResolver;
import dev.everpost.dns.MachineServers;
import dev.everpost.dns.Resolver;
import dev.everpost.dns.ResolverSettings;
import dev.everpost.dns.ResolverSettings.Caching;
import dev.everpost.health.probe.NameServer;
import dev.everpost.world.World;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** The section {@code dns} of the configuration as a resolver. */
final class NameServers {

    /** More are not asked one by one. */
    private static final int EACH_MAX = 4;

    private static final Duration EACH_TIMEOUT_MAX = Duration.ofSeconds(2);
    private static final Caching NOTHING = new Caching(0, Duration.ZERO, Duration.ZERO);

    private NameServers() {}

    /** Asks the configured servers, else the machine's; one cache for all who look things up. */
    static Resolver resolver(DnsSettings dns, World world) {
        var cache = dns.cache();
        return new DnsResolver(
                new ResolverSettings(
                        servers(dns), dns.timeout(), new Caching(cache.entries(), cache.ttl(), cache.negativeTtl())),
                world);
    }

    /** The same servers, each to be asked alone and anew. */
    static List<NameServer> each(DnsSettings dns, World world) {
        return servers(dns).stream()
                .limit(EACH_MAX)
                .map(server -> new NameServer(
                        server.getAddress() == null
                                ? server.getHostString()
                                : server.getAddress().getHostAddress(),
                        new DnsResolver(new ResolverSettings(List.of(server), shorter(dns.timeout()), NOTHING), world)))
                .toList();
    }

    private static List<InetSocketAddress> servers(DnsSettings dns) {
        return dns.servers().isEmpty()
                ? MachineServers.find()
                : dns.servers().stream().map(Naming::address).toList();
    }

    private static Duration shorter(Duration timeout) {
        return timeout.compareTo(EACH_TIMEOUT_MAX) < 0 ? timeout : EACH_TIMEOUT_MAX;
    }
}
