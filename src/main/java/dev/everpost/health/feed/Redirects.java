package dev.everpost.health.feed;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;
import org.jspecify.annotations.Nullable;

/** Where a page may lead: a host of the same registrable domain, by https; on this machine also by http. */
final class Redirects {

    private static final PublicSuffixMatcher DOMAINS = PublicSuffixMatcherLoader.getDefault();

    private Redirects() {}

    /** The next address, or empty for one that is refused. */
    static Optional<URI> next(URI from, String location) {
        try {
            var to = from.resolve(new URI(location.strip()));
            boolean same = to.getHost() != null && to.getRawUserInfo() == null && site(to).equals(site(from));
            return !location.isBlank() && same && isSafe(to) ? Optional.of(to) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    /** https, or http to this machine under an address that needs no look-up. */
    static boolean isSafe(URI uri) {
        var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        return scheme.equals("https") || (scheme.equals("http") && isThisMachine(uri.getHost()));
    }

    private static String site(URI uri) {
        var host = uri.getHost().toLowerCase(Locale.ROOT);
        var domain = isThisMachine(host) ? null : DOMAINS.getDomainRoot(host);
        return domain == null ? host : domain;
    }

    private static boolean isThisMachine(@Nullable String host) {
        if (host == null || host.equals("localhost")) {
            return host != null;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }
}
