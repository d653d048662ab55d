package dev.everpost.provider.web;

import dev.everpost.world.Names;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/** The world's names, in the shape that the HTTP client asks for. */
public record WorldDns(Names names) implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return names.addresses(host).toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
