package dev.everpost.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.xbill.DNS.ResolverConfig;

/** The resolvers that this machine is configured with ({@code /etc/resolv.conf} and its kin on other systems). */
public final class MachineServers {

    private static final int PORT = 53;

    private MachineServers() {}

    /** At least one: the loopback's when the machine names none, as resolv.conf(5) has it. */
    public static List<InetSocketAddress> find() {
        var servers = ResolverConfig.getCurrentConfig().servers();
        return servers.isEmpty()
                ? List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT))
                : List.copyOf(servers);
    }
}
