package dev.everpost.provider.mx.sts;

import dev.everpost.dns.Resolver;
import dev.everpost.fact.ProviderName;
import dev.everpost.provider.web.WebAnswer;
import dev.everpost.provider.web.WebClient;
import dev.everpost.provider.web.WebRequest;
import dev.everpost.provider.web.WebSettings;
import dev.everpost.provider.web.WebSettings.Patience;
import dev.everpost.world.World;
import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Fetches policies over HTTPS with the certificate verified, without following redirects (RFC 8461 section 3.3).
 * Thread-safe; a fetch ends within 5 s.
 */
public final class PolicyFetch implements AutoCloseable {

    /** Section 3.2 lets a client stop there. */
    static final int BYTES_MAX = 64 * 1024;

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(2), Duration.ofSeconds(3));
    private static final int OK = 200;

    private final WebClient client;
    private final String port;

    /**
     * Fetches nothing yet.
     *
     * @param port 443, but for rehearsals
     * @param caFile PEM certificates trusted instead of the machine's, or null
     * @param allowed which addresses may be connected to
     */
    public PolicyFetch(
            Resolver resolver, int port, @Nullable Path caFile, Predicate<InetAddress> allowed, World world) {
        var settings = new WebSettings(new ProviderName("mta-sts"), caFile, PATIENCE, PATIENCE, 64);
        this.port = port == 443 ? "" : ":" + port;
        this.client = new WebClient(settings, world.withNames(host -> addresses(resolver, host, allowed)));
    }

    /** The text of a domain's policy; empty when it cannot be had now. */
    Optional<String> fetch(String domain) {
        var uri = uri(domain);
        var answer = uri.map(WebRequest::get).map(client::call);
        return answer.isPresent()
                        && answer.get() instanceof WebAnswer.Answered(var status, var headers, var body)
                        && status == OK
                        && body.length <= BYTES_MAX
                        && isText(headers.getOrDefault("content-type", ""))
                ? Optional.of(new String(body, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    @Override
    public void close() {
        client.close();
    }

    /** Empty for a domain that no web site can have. */
    private Optional<URI> uri(String domain) {
        try {
            return Optional.of(
                    URI.create("https://mta-sts." + IDN.toASCII(domain) + port + "/.well-known/mta-sts.txt"));
        } catch (IllegalArgumentException noHost) {
            return Optional.empty();
        }
    }

    /** What a site lets its visitors upload is rarely of this type (section 3.2). */
    private static boolean isText(String type) {
        return type.toLowerCase(Locale.ROOT).matches("text/plain\\s*(;.*)?");
    }

    private static List<InetAddress> addresses(Resolver resolver, String host, Predicate<InetAddress> allowed)
            throws UnknownHostException {
        var found = new ArrayList<InetAddress>(resolver.ipv4(host).recordsOrNone());
        found.addAll(resolver.ipv6(host).recordsOrNone());
        found.removeIf(allowed.negate());
        if (found.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return found;
    }
}
