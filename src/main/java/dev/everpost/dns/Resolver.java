package dev.everpost.dns;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Where names are looked up. Thread-safe; a call blocks until there is an answer or the time of the settings has passed,
 * and never throws for what the network does.
 *
 * <p>Names are taken with or without their last dot, in any case, international ones in either form. A name that cannot
 * be in the domain name system does not exist. Aliases (CNAME) are followed.
 */
public interface Resolver {

    /** The mail exchangers of a domain, in no order. */
    Answer<MxRecord> mx(String domain);

    /** The IPv4 addresses of a host. */
    Answer<Inet4Address> ipv4(String host);

    /** The IPv6 addresses of a host. */
    Answer<Inet6Address> ipv6(String host);

    /** The texts of a name, each with its strings joined (RFC 7208 section 3.3). Hostile text. */
    Answer<String> text(String name);

    /** What a name itself is an alias of, if it is one; the only question that follows no alias. */
    Answer<String> alias(String name);

    /** The names of an address (PTR). Hostile text. */
    Answer<String> names(InetAddress address);
}
