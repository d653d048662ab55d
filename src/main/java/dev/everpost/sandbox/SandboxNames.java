package dev.everpost.sandbox;

import dev.everpost.scenario.NameNotFound;
import dev.everpost.world.Names;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Supplier;

/** A resolver that knows the simulated providers, as long as their name is not what is broken. Thread-safe. */
record SandboxNames(Supplier<List<SimulatedProvider>> providers, Names others) implements Names {

    @Override
    public List<InetAddress> addresses(String host) throws UnknownHostException {
        if (!host.endsWith(SimulatedProvider.DOMAIN)) {
            return others.addresses(host);
        }
        for (var provider : providers.get()) {
            if (provider.hostName().equals(host)
                    && provider.active().stream().noneMatch(NameNotFound.class::isInstance)) {
                return List.of(InetAddress.getLoopbackAddress());
            }
        }
        throw new UnknownHostException(host);
    }
}
