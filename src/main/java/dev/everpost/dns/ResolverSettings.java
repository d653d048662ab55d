package dev.everpost.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * Whom to ask and how long to wait.
 *
 * @param servers recursive resolvers, asked in this order; at least one
 * @param timeout for one question, over all servers and both tries of each
 */
public record ResolverSettings(List<InetSocketAddress> servers, Duration timeout, Caching caching) {

    public ResolverSettings {
        servers = List.copyOf(servers);
        if (servers.isEmpty() || !timeout.isPositive()) {
            throw new IllegalArgumentException("a resolver needs a server and time: " + servers + ", " + timeout);
        }
    }

    /**
     * How much is remembered, and how long whatever the answer says.
     *
     * @param entriesMax answers; the one unused for longest goes first; 0 remembers nothing
     * @param ttlMax of an answer with records
     * @param negativeTtlMax of "no such name" and "no data" (RFC 2308 section 5 has 1 to 3 hours; a gateway wants to hear of a
     *     repaired domain sooner)
     */
    public record Caching(int entriesMax, Duration ttlMax, Duration negativeTtlMax) {

        /** 20000 answers, 1 h, 5 min. */
        public static final Caching STANDARD = new Caching(20_000, Duration.ofHours(1), Duration.ofMinutes(5));
    }

    /** These servers with 3 s for a question and the usual cache. */
    public static ResolverSettings of(InetSocketAddress... servers) {
        return new ResolverSettings(List.of(servers), Duration.ofSeconds(3), Caching.STANDARD);
    }
}
