package dev.everpost.health.probe;

import java.time.Duration;
import java.util.List;

/**
 * The numbers of probes.
 *
 * @param every each target is probed so often, some earlier or later
 * @param timeout for each step of a probe
 * @param atOnce probes under way at one time
 * @param servers our resolvers, each asked alone
 * @param references doors of others that prove our own network when a provider's does not open
 */
public record ProbeSettings(
        Duration every, Duration timeout, int atOnce, List<NameServer> servers, List<Target> references) {

    public ProbeSettings {
        servers = List.copyOf(servers);
        references = List.copyOf(references);
    }
}
