package dev.everpost.audit;

import java.util.Locale;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;

/**
 * The domain that was registered (RFC 7489 section 3.2): one label below a public suffix. By the public suffix list that
 * comes with the HTTP client, so as old as that; receivers may have a newer one.
 */
final class OrganisationalDomain {

    private static final PublicSuffixMatcher SUFFIXES = PublicSuffixMatcherLoader.getDefault();

    private OrganisationalDomain() {}

    /** The domain itself when nothing above it is registered. */
    static String of(String domain) {
        var name = domain.toLowerCase(Locale.ROOT);
        var root = SUFFIXES.getDomainRoot(name);
        return root == null ? name : root;
    }

    /** Relaxed alignment: both belong to one registered domain. */
    static boolean same(String one, String other) {
        return of(one).equals(of(other));
    }
}
