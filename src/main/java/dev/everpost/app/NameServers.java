package dev.everpost.app;

import dev.everpost.app.settings.DnsSettings;
import dev.everpost.dns.DnsResolver;
import dev.everpost.dns.MachineServers;
import dev.everpost.dns.Resolver;
import dev.everpost.dns.ResolverSettings;
import dev.everpost.dns.ResolverSettings.Caching;
import dev.everpost.world.World;

/** The section {@code dns} of the configuration as a resolver. */
final class NameServers {

    private NameServers() {}

    /** Asks the configured servers, else the machine's; one cache for all who look things up. */
    static Resolver resolver(DnsSettings dns, World world) {
        var servers = dns.servers().isEmpty()
                ? MachineServers.find()
                : dns.servers().stream().map(Naming::address).toList();
        var cache = dns.cache();
        return new DnsResolver(
                new ResolverSettings(
                        servers, dns.timeout(), new Caching(cache.entries(), cache.ttl(), cache.negativeTtl())),
                world);
    }
}
